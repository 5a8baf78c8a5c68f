// What this browser said before: conversations and projects, in a dialog that opens over the chat.
import { made, words } from "./said.js";
import { read, request } from "./server.js";

const dialog = document.getElementById("history");
const part = (name) => dialog.querySelector(name);
const search = part("#search");
let following = null;

export function showHistory(opener, { onConversation, onProject }) {
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" });

  function item(title, when, open, rename, remove) {
    const button = made("button", { type: "button", className: "entry" }, made("span", { textContent: title }), made("time", { textContent: day.format(new Date(when)) }));
    button.addEventListener("click", () => { dialog.close(); open(); });
    const line = made("li", {}, button);
    const tool = (label, act) => {
      const button = made("button", { type: "button", className: "quiet", textContent: label });
      button.setAttribute("aria-label", `${label}: ${title}`);
      button.addEventListener("click", act);
      line.append(button);
    };
    if (rename) tool(words.rename, async () => {
      const name = prompt(words.rename, title);
      if (name) { await rename(name); load(); }
    });
    tool(words.delete, async () => { await remove(); line.remove(); search.focus(); });
    return line;
  }

  async function load(more = false) {
    const before = more && following ? `&before=${following}` : "";
    let page;
    try {
      page = await read(`v1/history?query=${encodeURIComponent(search.value)}${before}`);
    } catch (error) {
      part(".where").textContent = error.status === 404 ? words.history_off : words.lost;
      return;
    }
    if (page.kept === "memory") part(".where").textContent = words.history_memory;
    following = page.following;
    const list = part(".conversations ul");
    if (!more) list.replaceChildren();
    list.append(...page.conversations.map((each) => item(
      each.title, each.updated, () => onConversation(each.id),
      (title) => request(`v1/history/${each.id}`, { title }, "PATCH"), () => request(`v1/history/${each.id}`, null, "DELETE"))));
    part(".none").hidden = list.children.length > 0;
    part(".older").hidden = !following;
    if (!more) await loadProjects();
  }

  async function loadProjects() {
    const { projects } = await read("v1/projects");
    part(".projects").hidden = !projects.length;
    part(".projects ul").replaceChildren(...projects.map((each) => item(
      each.name, each.updated, () => onProject(each), null, () => request(`v1/projects/${each.id}`, null, "DELETE"))));
  }

  let timer = 0;
  search.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(load, 200); });
  opener.addEventListener("click", () => { dialog.showModal(); search.focus(); load(); });
  part(".close").addEventListener("click", () => dialog.close());
  part(".older").addEventListener("click", () => load(true));
  part(".delete-all").addEventListener("click", async () => {
    if (!confirm(words.really)) return;
    await request("v1/history", null, "DELETE");
    load();
  });
  part(".export-all").addEventListener("click", async () => save(await request("v1/history/export"), "fine-tune-advisor.json"));
}

// A response as a file of the reader's.
export async function save(response, name) {
  const link = made("a", { href: URL.createObjectURL(await response.blob()), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
