// The compact chat inside another page: it looks as the host wants, hears its questions and tells it of its answers.
import { dress } from "./brand.js";
import { connectHost } from "./host.js";
import { identify, read, useBrief, useToken } from "./server.js";

const [message, box] = ["message", "box"].map((id) => document.getElementById(id));
const given = JSON.parse(document.getElementById("embedding").textContent);

function ask(text) {
  message.value = text;
  message.dispatchEvent(new Event("input", { bubbles: true }));
  box.requestSubmit();
}

const host = connectHost({
  exchange: (token) => read("v1/session", { token }),
  onToken: useToken,
  onTheme: dress,
  onBar: (shown) => document.documentElement.toggleAttribute("data-host-bar", shown),
  onAsk: ask,
  onBrief(brief) {
    useBrief(brief);
    document.dispatchEvent(new CustomEvent("advisor:brief", { detail: brief }));
  },
  onFocus: () => message.focus(),
  onLanguage(language) {
    const address = new URL(location);
    address.searchParams.set("lang", language);
    location.replace(address);
  },
});

// How high our content is, whatever the height of the frame: the last answer is stretched to it (page.css).
function height() {
  const [bar, main, last] = ["header", "#main", ".exchange:last-child"].map((each) => document.querySelector(each));
  const whole = [...main.children].reduce((sum, each) => sum + each.offsetHeight, bar?.offsetHeight ?? 0);
  if (!last) return whole;
  const end = Math.max(...[...last.children].map((each) => each.getBoundingClientRect().bottom));
  return Math.ceil(whole - (last.getBoundingClientRect().bottom - end));
}

// Our other pages show themselves in no frame.
document.addEventListener("click", ({ target }) => {
  const link = target.closest("a[href]:not([href^='#'])");
  if (link) Object.assign(link, { target: "_blank", rel: "noopener" });
}, true);

identify(host.settled, host.renew);
dress({ accent: given.accent });
if (given.question) message.value = given.question;
document.addEventListener("advisor:answer", ({ detail }) => host.answer(detail));
document.addEventListener("advisor:feedback", ({ detail }) => host.feedback(detail));
new ResizeObserver(() => host.resize(height())).observe(document.getElementById("log"));
host.ready();
