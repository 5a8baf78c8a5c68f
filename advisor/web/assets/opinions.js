// What a person thinks of an answer, and what they take away from it: a link, a file, a project.
import { save } from "./history.js";
import { clone, words } from "./said.js";
import { request } from "./server.js";

const ENDINGS = { markdown: "md", json: "json", csv: "csv" };

// A form below an answer's buttons, for one thing that is asked.
function below(buttons, id, opener, submit) {
  buttons.parentElement.querySelector(".opinion-form")?.remove();
  const form = clone(id);
  const leave = () => { form.remove(); opener.focus(); };
  buttons.after(form);
  form.querySelector("select, input").focus();
  form.querySelector(".cancel").addEventListener("click", leave);
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await submit(form);
    leave();
  });
}

// `about()` is { conversation, place, link, headline } of the exchange; `tell(sentence)` says how it went.
export function takesOpinions(element, about, tell) {
  const buttons = element.querySelector(".doing.below");
  const thumbs = [...element.querySelectorAll(".thumb")];

  async function judge(thumb, reason = null, comment = "") {
    const { conversation, place } = about();
    try {
      await request("v1/feedback", { conversation, place, thumb, reason, comment });
      tell(words.thanks);
    } catch {
      tell(words.not_saved);
      return;
    }
    for (const each of thumbs) each.setAttribute("aria-pressed", String(each.dataset.thumb === thumb));
    document.dispatchEvent(new CustomEvent("advisor:feedback", { detail: { place, good: thumb === "up", reason } }));
  }

  buttons.addEventListener("click", async ({ target }) => {
    const { conversation, place, link, brief, headline } = about();
    if (target.matches("[data-thumb=up]")) judge("up");
    if (target.matches("[data-thumb=down]"))
      below(buttons, "opinion", target, (form) => judge("down", form.querySelector("select").value, form.querySelector("input").value));
    if (target.matches(".share")) {
      await navigator.clipboard.writeText(link);
      tell(words.copied);
    }
    if (target.matches(".save")) below(buttons, "naming", target, async (form) => {
      try {
        await request("v1/projects", { name: form.querySelector("input").value, brief, conversation });
        tell(words.saved);
      } catch {
        tell(words.not_saved);
      }
    });
    if (target.matches(".export")) {
      const whole = target.dataset.form === "whole";
      const form = whole ? "markdown" : target.dataset.form;
      const file = await request(`talk/${conversation}/export`, { form, place: whole ? null : place });
      if (form === "page") open(URL.createObjectURL(await file.blob()));
      else save(file, `${headline.slice(0, 60).replace(/[^\p{L}\p{N}]+/gu, "-")}.${ENDINGS[form]}`);
    }
    target.closest("details")?.removeAttribute("open");
  });
}
