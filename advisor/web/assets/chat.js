// The conversation. The server keeps it; its name stands in the address, so that a reload opens it again.
import { changed, showChips } from "./panel.js";
import { ask, read } from "./server.js";

const $ = (id) => document.getElementById(id);
const [main, log, box, message, send, stop, state] = ["main", "log", "box", "message", "send", "stop", "state"].map($);
const words = JSON.parse($("words").textContent);
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
let conversation = "";
let running = null;

function exchange(text) {
  // What followed an earlier answer rested on its values: only those of the last are changed.
  for (const chip of log.querySelectorAll("button.chip")) chip.disabled = true;
  const made = $("exchange").content.firstElementChild.cloneNode(true);
  made.querySelector(".said > p").textContent = text;
  made.dataset.message = text;
  log.append(made);
  show();
  return made;
}

function show() {
  const empty = !log.children.length;
  main.classList.toggle("empty", empty);
  $("new").hidden = empty;
  send.hidden = Boolean(running);
  stop.hidden = !running;
}

// What is known of an exchange so far; `step` is what `Talk.ask` yields.
function fill(element, step) {
  const answered = element.querySelector(".answered");
  if (step.step === "waiting") element.querySelector(".reading").textContent = filled(words.waiting, { place: step.ahead, seconds: step.seconds });
  if (step.step === "busy") note(element, filled(words.busy, step));
  if (!step.html) return;
  if (step.text) element.dataset.kept = "yes";
  answered.innerHTML = step.html;
  answered.setAttribute("aria-busy", "false");
  const below = element.querySelector(".doing.below");
  below.hidden = false;
  below.querySelector(".copy").hidden = !step.text;
  element.dataset.text = step.text ?? "";
  const chips = element.querySelector(".chips");
  if (step.panel) showChips(chips, step.panel, (slot, value) => change(element, slot, value));
  element.querySelector(".wishes").replaceChildren(...(step.suggestions ?? []).map((wish, number) => {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "wish", textContent: wish });
    if (number < step.readings) button.dataset.pick = number;
    item.append(button);
    return item;
  }));
}

function note(element, sentence) {
  const said = Object.assign(document.createElement("p"), { className: "note", textContent: sentence });
  element.querySelector(".answered").replaceChildren(said);
  element.querySelector(".answered").setAttribute("aria-busy", "false");
  element.querySelector(".doing.below").hidden = false;
  element.querySelector(".copy").hidden = true;
  state.textContent = sentence;
}

// Where the server has an exchange: it keeps none that failed or was stopped.
const place = (element) => [...log.children].slice(0, [...log.children].indexOf(element)).filter((each) => each.dataset.kept).length;

// As the next exchange, or in place of `instead` and of all that followed it.
async function answer(text, instead = null, pick = null) {
  if (running || !text.trim()) return false;
  const at = instead && place(instead);
  while (instead && log.lastElementChild !== instead) log.lastElementChild.remove();
  instead?.remove();
  const element = exchange(text);
  running = new AbortController();
  show();
  element.scrollIntoView({ block: "start" });
  state.textContent = element.querySelector(".reading").textContent;
  try {
    for await (const step of ask({ message: text, conversation, place: at, pick }, running.signal)) {
      conversation = step.conversation ?? conversation;
      fill(element, step);
      if (step.step === "answered") document.dispatchEvent(new CustomEvent("advisor:answer", { detail: told(step) }));
    }
    history.replaceState(null, "", `#${conversation}`);
    state.textContent = element.querySelector(".answer h2, .answer h3")?.textContent ?? "";
  } catch (error) {
    if (error.name === "AbortError") note(element, words.stopped);
    else if (error.status === 401) note(element, words.who);
    else if (error.status === 429) note(element, filled(words.busy, { seconds: error.wait }));
    else {
      note(element, words.lost);
      message.value ||= text;
    }
  }
  running = null;
  show();
  return true;
}

async function change(element, slot, value) {
  let step;
  try {
    step = await changed(conversation, slot, value);
  } catch {
    return words.lost;
  }
  if (step.problem) return step.problem;
  fill(element, step);
  state.textContent = element.querySelector(".answer h2, .answer h3")?.textContent ?? "";
  return "";
}

// A page around ours states more of the project: as if its chips were changed, one by one.
document.addEventListener("advisor:brief", async ({ detail }) => {
  for (const [slot, value] of Object.entries(detail)) if (!running && log.lastElementChild?.dataset.kept) await change(log.lastElementChild, slot, String(value));
});
// What a page around ours hears of an answer.
const told = ({ text, language, seconds, conversation }) => ({ headline: text.split("\n", 1)[0].replace(/[*#]/g, "").trim(), text, language, seconds, conversation });

function edit(element) {
  const said = element.querySelector(".said");
  const form = $("editor").content.firstElementChild.cloneNode(true);
  const field = form.querySelector("textarea");
  const leave = () => { form.remove(); [...said.children].forEach((each) => { each.hidden = false; }); said.querySelector(".edit").focus(); };
  field.value = element.dataset.message;
  [...said.children].forEach((each) => { each.hidden = true; });
  said.append(form);
  field.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(field.value, element);
    message.focus();
  });
  form.querySelector(".cancel").addEventListener("click", leave);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
    submitted(event, form);
  });
}

// Enter sends, Shift+Enter begins a line; not while a Chinese word is being put together.
function submitted(event, form) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
}

message.addEventListener("keydown", (event) => submitted(event, box));
box.addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = message.value;
  if (running) return;
  message.value = "";
  await answer(text);
});
stop.addEventListener("click", () => { running?.abort(); message.focus(); });
$("new").addEventListener("click", () => {
  running?.abort();
  conversation = "";
  log.replaceChildren();
  history.replaceState(null, "", location.pathname + location.search);
  show();
  message.focus();
});
$("examples").addEventListener("click", ({ target }) => {
  const example = target.closest(".example");
  if (example) { answer(example.textContent); message.focus(); }
});
log.addEventListener("click", ({ target }) => {
  const element = target.closest(".exchange");
  if (!element || running) return;
  if (target.matches(".wish")) {
    const { pick } = target.dataset;
    message.focus();
    if (pick === undefined) answer(target.textContent);
    else answer(element.dataset.message, element, Number(pick));
  }
  if (target.matches(".retry")) { answer(element.dataset.message, element); message.focus(); }
  if (target.matches(".edit")) edit(element);
  if (target.matches(".copy")) copy(target, element.dataset.text);
});

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  button.textContent = state.textContent = words.copied;
  setTimeout(() => { button.textContent = before; }, 1500);
}

async function reopen(name) {
  const { exchanges } = await read(`talk/${name}`);
  if (!exchanges.length) return;
  conversation = name;
  for (const each of exchanges) fill(exchange(each.message), each);
  log.lastElementChild.scrollIntoView({ block: "start" });
}

show();
if (/^#[0-9a-f]{32}$/.test(location.hash)) reopen(location.hash.slice(1)).catch(() => {});
