// What is understood of the project, as chips: each is changed in place, and the answer follows without the model.
import { clone, made, words } from "./said.js";
import { read, address } from "./server.js";


// Puts the chips of an answer into its list; `change(slot, value)` computes anew and returns what is wrong, if anything.
export function showChips(list, panel, change) {
  list.replaceChildren(...panel.chips.map((chip) => {
    const button = made("button", { type: "button", className: chip.assumed ? "chip assumed" : "chip" },
      made("span", { textContent: `${chip.label} ` }), chip.shown);
    if (chip.assumed) button.title = words.assumed;
    button.dataset.slot = chip.slot;
    const item = made("li", {}, button);
    button.addEventListener("click", () => edit(list, item, chip, change));
    return item;
  }));
  if (panel.settings) list.append(made("li", {}, made("a", { className: "chip", href: address(panel.settings), textContent: words.all_settings })));
}

function edit(list, item, chip, change) {
  list.querySelector(".chip-editor .cancel")?.click();
  const form = clone("chip-editor");
  const label = form.querySelector("label");
  const field = chip.choices.length
    ? made("select", {}, ...chip.choices.map(([value, called]) => made("option", { value, textContent: called, selected: value === chip.value })))
    : made("input", { value: chip.value, size: Math.max(12, chip.value.length + 2), autocomplete: "off" });
  field.id = "chip-value";
  label.htmlFor = field.id;
  label.textContent = chip.label;
  form.querySelector(".field").replaceWith(field);
  form.querySelector("small").hidden = chip.choices.length > 0 || !chip.several;
  const button = item.firstElementChild;
  const leave = () => { form.remove(); button.hidden = false; button.focus(); };
  button.hidden = true;
  item.append(form);
  field.focus();
  form.querySelector(".cancel").addEventListener("click", leave);
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = await change(chip.slot, field.value);
    if (!problem) {
      list.querySelector(`[data-slot="${chip.slot}"]`)?.focus();
      return;
    }
    Object.assign(form.querySelector(".problem"), { textContent: problem, hidden: false });
    field.setAttribute("aria-invalid", "true");
    field.focus();
  });
}

export const changed = (conversation, slot, value) => read(`talk/${conversation}/brief`, { slot, value });
