// The Fine-tune Advisor inside a page of yours, by one tag:
//
//   <script src="https://advisor.example.com/embed.js" data-token-url="/advisor-token" defer></script>
//
// or, with data-manual, by FineTuneAdvisor.init({ tokenUrl: "/advisor-token" }). All options, methods and events:
// docs/embedding.md. The chat is a frame of the advisor's own origin; what the two say to each other: host.js.
(() => {
  "use strict";
  if (window.FineTuneAdvisor) return;

  const WORDS = {
    en: {
      title: "Fine-tune Advisor", open: "Ask the advisor", close: "Close the advisor",
      unreachable: "The advisor cannot be reached right now. Please try again later.",
      refused: "The advisor does not allow this page to show it. Its administrator lists the pages in ADVISOR_EMBED_ORIGINS:",
      blocked: "This page's Content-Security-Policy does not allow the advisor's frame. It needs in frame-src:",
    },
    zh: {
      title: "微调顾问", open: "问微调顾问", close: "关闭微调顾问",
      unreachable: "暂时连不上微调顾问，请稍后再试。",
      refused: "微调顾问没有允许本页面嵌入。请管理员在 ADVISOR_EMBED_ORIGINS 中加上：",
      blocked: "本页面的 Content-Security-Policy 不允许嵌入微调顾问，请在 frame-src 中加上：",
    },
    "zh-Hant": {
      title: "微調顧問", open: "問微調顧問", close: "關閉微調顧問",
      unreachable: "暫時連不上微調顧問，請稍後再試。",
      refused: "微調顧問沒有允許本頁面嵌入。請管理員在 ADVISOR_EMBED_ORIGINS 中加上：",
      blocked: "本頁面的 Content-Security-Policy 不允許嵌入微調顧問，請在 frame-src 中加上：",
    },
  };
  // After the frame has loaded, its page says so at once; a frame that was refused loads too, and stays silent.
  const SILENT_MS = 4000, NOT_LOADED_MS = 20000;
  const TAG = "fine-tune-advisor";

  const script = document.currentScript ?? document.querySelector('script[src*="/embed.js"]');
  const listeners = {};
  let options, base, words, parts, frame, connected, timer, focusedBefore, waiting = [];

  // What a host may say goes into a style sheet only in these forms.
  const checked = (value, form, otherwise) => (form.test(value ?? "") ? value : otherwise);
  const LENGTH = /^\d+(\.\d+)?(px|rem|em|vh|dvh|vw|%)$/, COLOUR = /^#[0-9a-f]{6}$/i;

  function init(given = {}) {
    destroy();
    options = { mode: "bubble", place: "right", theme: "auto", ...script?.dataset, ...given };
    base = new URL(".", new URL(options.server ? `${options.server.replace(/\/*$/, "")}/` : script.src, location));
    words = { ...WORDS[language()], ...options.texts };
    waiting = [];
    parts = build();
    window.addEventListener("message", heard);
    document.addEventListener("securitypolicyviolation", violated);
    if (options.mode === "inline") load();
    if (options.opened !== undefined && options.opened !== "false") open();
  }

  function destroy() {
    if (!parts) return;
    clearTimeout(timer);
    window.removeEventListener("message", heard);
    document.removeEventListener("securitypolicyviolation", violated);
    parts.host.remove();
    parts = frame = connected = undefined;
  }

  function language() {
    const asked = (options.language || document.documentElement.lang || navigator.language).toLowerCase();
    if (/^zh-(hant|tw|hk|mo)/.test(asked)) return "zh-Hant";
    return asked.startsWith("zh") ? "zh" : "en";
  }

  // Elements in a closed shadow: neither side's styles reach the other's, and no style attribute meets the page's policy.
  function build() {
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style());
    root.adoptedStyleSheets = [sheet];
    const inline = options.mode === "inline";
    const panel = make("section", { id: "panel", role: inline ? "region" : "dialog", "aria-label": words.title });
    const notice = make("p", { class: "notice", role: "alert", hidden: "" });
    const made = { host, sheet, panel, notice };
    if (!inline) {
      panel.hidden = true;
      made.launcher = make("button", { type: "button", class: "launcher", "aria-label": words.open, "aria-expanded": "false", "aria-controls": "panel", "aria-haspopup": "dialog" });
      made.launcher.append(icon("M4 5h16v11H10l-5 4v-4H4z"));
      const leave = made.leave = make("button", { type: "button", class: "close", "aria-label": words.close });
      leave.append(icon("M6 6l12 12M18 6L6 18"));
      const title = make("strong", {});
      title.textContent = words.title;
      const bar = make("header", {});
      if (options.logo) bar.append(make("img", { src: options.logo, alt: "" }));
      bar.append(title, leave);
      panel.append(bar);
      made.launcher.addEventListener("click", toggle);
      leave.addEventListener("click", close);
      panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
      root.append(made.launcher);
    }
    panel.append(notice);
    root.append(panel);
    (inline ? document.querySelector(options.target) : document.body).append(host);
    return made;
  }

  function make(name, attributes) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function icon(path) {
    const [svg, line] = ["svg", "path"].map((name) => document.createElementNS("http://www.w3.org/2000/svg", name));
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  function style() {
    const accent = checked(options.accent, COLOUR, "#0b6b65");
    const bright = [1, 3, 5].reduce((sum, at, n) => sum + parseInt(accent.slice(at, at + 2), 16) * [0.299, 0.587, 0.114][n], 0) > 150;
    const side = options.place.includes("left") ? "left" : "right";
    const order = checked(String(options.zIndex ?? ""), /^\d{1,10}$/, "2147483000");
    const sidebar = options.mode === "sidebar";
    const width = checked(options.width, LENGTH, sidebar ? "28rem" : "26rem");
    const height = checked(options.height, LENGTH, "42rem");
    const scheme = { light: "light", dark: "dark" }[options.theme] ?? "light dark";
    return `
      :host { all: initial; color-scheme: ${scheme}; font: 16px/1.4 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
      * { box-sizing: border-box; }
      [hidden] { display: none !important; }
      button { border: 0; padding: 0; font: inherit; cursor: pointer; display: grid; place-items: center; }
      svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
      :focus-visible { outline: 3px solid ${accent}; outline-offset: 2px; }
      iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
      .launcher { position: fixed; z-index: ${order}; ${side}: 1.25rem; bottom: 1.25rem; width: 3.5rem; height: 3.5rem; border-radius: 50%; background: ${accent}; color: ${bright ? "#000" : "#fff"}; box-shadow: 0 4px 16px rgb(0 0 0 / 30%); }
      #panel { display: flex; flex-direction: column; background: Canvas; color: CanvasText; overflow: hidden; }
      #panel[role="dialog"] { position: fixed; z-index: ${order}; ${side}: 1.25rem; bottom: 5.5rem; width: min(${width}, 100vw - 2.5rem); height: min(${height}, 100dvh - 7rem); border: 1px solid #8886; border-radius: 0.9rem; box-shadow: 0 12px 40px rgb(0 0 0 / 30%); }
      ${sidebar ? `#panel[role="dialog"] { ${side}: 0; inset-block: 0; width: min(${width}, 100vw); height: 100dvh; border-radius: 0; border-block: 0; } .launcher[aria-expanded="true"] { display: none; }` : ""}
      header { display: flex; align-items: center; gap: 0.6rem; padding: 0.4rem 0.4rem 0.4rem 1rem; border-bottom: 1px solid #8884; }
      header img { height: 1.6rem; }
      header strong { flex: 1; }
      .close { width: 2.5rem; height: 2.5rem; border-radius: 0.5rem; background: none; color: inherit; }
      .notice { margin: auto; padding: 1.5rem; text-align: center; overflow-wrap: anywhere; }
      @media (width <= 30rem) {
        #panel[role="dialog"] { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; }
        .launcher[aria-expanded="true"] { display: none; }
      }
      @media (prefers-reduced-motion: no-preference) {
        #panel[role="dialog"] { animation: come 0.16s ease-out; }
        @keyframes come { from { opacity: 0; translate: 0 0.75rem; } }
      }`;
  }

  // The frame, made when it is first wanted.
  function load() {
    if (frame) return;
    const address = new URL("embed", base);
    const { logo, accent, welcome, question, theme } = options;
    const examples = [].concat(options.examples ?? []).join("|");
    for (const [name, value] of Object.entries({ lang: language(), theme, accent, logo, welcome, question, examples }))
      if (value) address.searchParams.set(name, value);
    frame = make("iframe", { title: words.title, allow: "clipboard-write", src: address.href });
    frame.addEventListener("load", () => expect(SILENT_MS));
    parts.panel.append(frame);
    expect(NOT_LOADED_MS);
  }

  function expect(milliseconds) {
    if (connected) return;
    clearTimeout(timer);
    timer = setTimeout(diagnose, milliseconds);
  }

  // In place of a blank frame: is the advisor away, or does it not want this page?
  async function diagnose() {
    if (!parts.notice.hidden) return;
    try {
      await fetch(new URL("healthz", base), { mode: "no-cors", cache: "no-store" });
      tell("refused", `${words.refused} ${location.origin}`);
    } catch {
      tell("unreachable", words.unreachable);
    }
  }

  function violated(event) {
    if (!connected && event.effectiveDirective === "frame-src" && event.blockedURI.startsWith(base.origin))
      tell("blocked", `${words.blocked} ${base.origin}`);
  }

  function tell(reason, sentence) {
    if (connected) return;
    clearTimeout(timer);
    parts.notice.textContent = sentence;
    parts.notice.hidden = false;
    if (frame) frame.hidden = true;
    if (!parts.panel.hidden) parts.leave?.focus(); // the frame had it
    emit("error", { reason, sentence });
  }

  // Messages are heard from the frame's own window and the advisor's origin, and sent to that origin alone.
  function heard(event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== base.origin || event.data?.tag !== TAG) return;
    const { type, ...said } = event.data;
    delete said.tag;
    if (type === "ready") greet();
    else if (type === "token") token().then((signed) => post("token", { token: signed }));
    else if (type === "close") close();
    else if (type === "resize") resize(said);
    else if (type === "answer" || type === "feedback") emit(type, said);
  }

  async function greet() {
    clearTimeout(timer);
    const signed = await token();
    if (!frame) return;
    connected = true;
    parts.notice.hidden = true;
    frame.hidden = false;
    post("hello", { theme: options.theme, accent: checked(options.accent, COLOUR, null), bar: Boolean(parts.launcher), brief: options.brief, token: signed });
    waiting.splice(0).forEach(([type, said]) => post(type, said));
    if (parts.launcher && !parts.panel.hidden) post("focus", {});
    emit("ready", {});
  }

  function post(type, said) {
    if (connected) frame.contentWindow.postMessage({ tag: TAG, type, ...said }, base.origin);
    else waiting.push([type, said]);
  }

  // The portal's signed token: `token` is one, or makes one; `tokenUrl` answers with one, as text or {"token": …}.
  async function token() {
    try {
      if (options.token) return await (typeof options.token === "function" ? options.token() : options.token);
      if (!options.tokenUrl) return null;
      const answer = await fetch(options.tokenUrl, { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) throw new Error(`${options.tokenUrl}: ${answer.status}`);
      const text = (await answer.text()).trim();
      return text.startsWith("{") ? JSON.parse(text).token : text;
    } catch (error) {
      emit("error", { reason: "token", sentence: String(error) });
      return null;
    }
  }

  function resize({ height }) {
    if (options.mode === "inline" && height > 0) frame.height = Math.max(Math.min(height, 20000), 400);
    emit("resize", { height });
  }

  function open() {
    if (!parts?.launcher || !parts.panel.hidden) return;
    focusedBefore = document.activeElement;
    parts.panel.hidden = false;
    parts.launcher.setAttribute("aria-expanded", "true");
    parts.launcher.setAttribute("aria-label", words.close);
    load();
    frame.focus();
    if (connected) post("focus", {});
    emit("open", {});
  }

  function close() {
    if (!parts?.launcher || parts.panel.hidden) return;
    parts.panel.hidden = true;
    if (!parts.notice.hidden) { // the next opening tries again
      parts.notice.hidden = true;
      frame.remove();
      frame = undefined;
    }
    parts.launcher.setAttribute("aria-expanded", "false");
    parts.launcher.setAttribute("aria-label", words.open);
    const elsewhere = focusedBefore?.isConnected && ![parts.host, document.body].includes(focusedBefore);
    (elsewhere ? focusedBefore : parts.launcher).focus();
    emit("close", {});
  }

  function toggle() {
    if (parts?.panel.hidden) open();
    else close();
  }

  function ask(text) {
    open();
    post("ask", { text: String(text) });
  }

  function setTheme(theme, accent) {
    Object.assign(options, { theme, accent: accent ?? options.accent });
    parts.sheet.replaceSync(style());
    if (frame) post("theme", { theme, accent: checked(options.accent, COLOUR, null) });
  }

  function setBrief(brief) {
    options.brief = brief;
    if (connected) post("brief", { brief });
  }

  function emit(event, said) {
    for (const listener of listeners[event] ?? []) {
      try {
        listener(said);
      } catch (error) {
        console.error(error);
      }
    }
  }

  function on(event, listener) {
    (listeners[event] ??= new Set()).add(listener);
    return () => listeners[event].delete(listener);
  }

  window.FineTuneAdvisor = { init, destroy, open, close, toggle, ask, setBrief, setTheme, on };
  if (script?.dataset.manual === undefined) {
    if (document.body) init();
    else document.addEventListener("DOMContentLoaded", () => init());
  }
})();
