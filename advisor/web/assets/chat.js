// The conversation. The server keeps it; its name stands in the address, so that a reload opens it again.
import { takesFiles } from "./files.js";
import { showHistory } from "./history.js";
import { takesOpinions } from "./opinions.js";
import { changed, showChips } from "./panel.js";
import { clone, filled, made, words } from "./said.js";
import { ask, read, request, useBrief } from "./server.js";

const $ = (id) => document.getElementById(id);
const [main, log, box, message, send, stop, state] = ["main", "log", "box", "message", "send", "stop", "state"].map($);
let conversation = "";
let running = null;

function exchange(text) {
  // What followed an earlier answer rested on its values: only those of the last are changed.
  for (const chip of log.querySelectorAll("button.chip")) chip.disabled = true;
  const element = clone("exchange");
  element.querySelector(".said > p").textContent = text;
  element.dataset.message = text;
  takesOpinions(element, () => ({
    conversation, place: place(element), brief: element.stated, headline: element.stated?.headline ?? "",
    link: `${location.origin}${location.pathname}#run=${encodeURIComponent(JSON.stringify(element.stated))}`,
  }), (sentence) => { state.textContent = sentence; shownState(element, sentence); });
  log.append(element);
  show();
  return element;
}

// What a button did, beside it for a moment.
function shownState(element, sentence) {
  const said = made("span", { className: "did", textContent: sentence });
  element.querySelector(".doing.below").append(said);
  setTimeout(() => said.remove(), 2500);
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
  element.dataset.readings = step.readings ?? 0;
  element.stated = { asks: step.asks ?? [], brief: typed(step.panel), facts: main.dataset.facts, headline: step.headline ?? "" };
}

// What is stated of the project, slot by slot as it would be typed.
const typed = (panel) => Object.fromEntries((panel?.chips ?? []).filter((chip) => !chip.assumed).map((chip) => [chip.slot, chip.value]));

function note(element, sentence) {
  const said = made("p", { className: "note", textContent: sentence });
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
    for await (const step of ask({ message: text, conversation, place: at, pick, language: main.dataset.answers || null }, running.signal)) {
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
  document.dispatchEvent(new Event("advisor:idle"));
  return true;
}

// An answer stands a moment before its stream ends; what is pressed below it meanwhile is not lost.
async function over(element) {
  const answered = element?.querySelector(".answered")?.getAttribute("aria-busy") === "false";
  if (running && answered) await new Promise((done) => document.addEventListener("advisor:idle", done, { once: true }));
  return !running;
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
  for (const [slot, value] of Object.entries(detail)) {
    const last = [...log.children].findLast((each) => each.dataset.kept);
    if (!running && last) await change(last, slot, String(value));
  }
});
// What a page around ours hears of an answer.
const told = ({ text, language, seconds, conversation }) => ({ headline: text.split("\n", 1)[0].replace(/[*#]/g, "").trim(), text, language, seconds, conversation });

function edit(element) {
  const said = element.querySelector(".said");
  const form = clone("editor");
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
// The stream ends here; the server is told, so that the model stops as well.
function halt() {
  if (!running) return;
  running.abort();
  if (conversation) request(`talk/${conversation}/stop`, {}, "POST", undefined, true).catch(() => {});
}
stop.addEventListener("click", () => { halt(); message.focus(); });
addEventListener("pagehide", halt);
$("new").addEventListener("click", () => {
  forget();
  history.replaceState(null, "", location.pathname + location.search);
  show();
  message.focus();
});
$("examples").addEventListener("click", ({ target }) => {
  const example = target.closest(".example");
  if (example) { answer(example.textContent); message.focus(); }
});
log.addEventListener("click", async ({ target }) => {
  const element = target.closest(".exchange");
  if (!element || !(await over(element))) return;
  if (target.matches("[data-ask]")) {
    const pick = [...element.querySelectorAll("[data-ask]")].indexOf(target);
    message.focus();
    if (pick >= Number(element.dataset.readings)) answer(target.dataset.ask);
    else answer(element.dataset.message, element, pick);
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

function forget() {
  halt();
  conversation = "";
  log.replaceChildren();
}

async function reopen(name) {
  const { exchanges } = await read(`talk/${name}`);
  if (!exchanges.length) return;
  forget();
  conversation = name;
  for (const each of exchanges) fill(exchange(each.message), each);
  history.replaceState(null, "", `#${name}`);
  show();
  log.lastElementChild.scrollIntoView({ block: "start" });
}

// A link or a saved project: computed anew, and what it said then beside it if the facts have changed.
async function begin(stated) {
  const step = await read("talk", { asks: stated.asks, brief: stated.brief });
  forget();
  conversation = step.conversation ?? "";
  const element = exchange(step.message ?? "");
  if (step.problem) return note(element, step.problem);
  fill(element, step);
  if (stated.facts) {
    const other = stated.facts !== main.dataset.facts;
    const sentence = other ? filled(words.changed_since, { headline: String(stated.headline ?? "").slice(0, 200) }) : words.same_since;
    element.querySelector(".answered").prepend(made("p", { className: "note", textContent: sentence }));
  }
  history.replaceState(null, "", `#${conversation}`);
  show();
}

// A file's report stands in the conversation like an answer, without being an exchange that the server keeps.
takesFiles(main, $("file"), {
  onReport(name) {
    const element = exchange(name);
    for (const each of element.querySelectorAll(".said .doing, .doing.below")) each.remove();
    element.scrollIntoView({ block: "start" });
    const answered = element.querySelector(".answered");
    return {
      progress: element.querySelector(".reading"),
      remove() { element.remove(); show(); },
      fill(html) { answered.innerHTML = html; answered.setAttribute("aria-busy", "false"); state.textContent = answered.querySelector("h2")?.textContent ?? ""; },
      offer(text, href, download) { answered.append(made("a", { className: "file", textContent: text, href, download })); },
    };
  },
  onSlots(slots) {
    useBrief(slots);
    document.dispatchEvent(new CustomEvent("advisor:brief", { detail: slots }));
  },
  onMessage(text) { message.value = text; message.focus(); },
});
// Enter before these scripts ran left a line break in the box: it is asked once all of them have.
send.disabled = false;
addEventListener("DOMContentLoaded", () => {
  if (message.value.endsWith("\n")) box.requestSubmit();
});
showHistory($("open-history"), { onConversation: reopen, onProject: ({ brief }) => begin(brief) });
show();
const opened = location.hash;
if (/^#[0-9a-f]{32}$/.test(opened)) reopen(opened.slice(1)).catch(() => {});
else if (opened.startsWith("#run=")) Promise.resolve().then(() => begin(JSON.parse(decodeURIComponent(opened.slice(5))))).catch(() => note(exchange(""), words.bad_link));
