// The view of an MCP App: it greets the host, shows each tool result, and says how tall it is.
"use strict";
const host = window.parent;
let requests = 0;

const send = (message) => host.postMessage({ jsonrpc: "2.0", ...message }, "*");
const notify = (method, params = {}) => send({ method, params });
const request = (method, params) => send({ id: ++requests, method, params });

function dressed(context = {}) {
  const root = document.documentElement;
  if (context.theme) root.dataset.theme = context.theme;
  for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
    if (value) root.style.setProperty(name, value);
  }
}

function shown(result) {
  const answer = document.getElementById("answer");
  const html = result._meta?.["fine-tune-advisor/html"];
  // The server made and escaped it. A host that drops _meta leaves the text.
  if (html) answer.innerHTML = html;
  else answer.textContent = (result.content ?? []).map((part) => part.text ?? "").join("\n");
  const asks = (result.structuredContent?.answer?.suggestions ?? []).map((text) => {
    const button = document.createElement("button");
    button.textContent = text;
    button.addEventListener("click", () =>
      request("ui/message", { role: "user", content: { type: "text", text } }));
    return button;
  });
  document.getElementById("suggestions").replaceChildren(...asks);
}

window.addEventListener("message", ({ source, data }) => {
  if (source !== host || data?.jsonrpc !== "2.0") return;
  if (data.id === greeting && data.result) {
    dressed(data.result.hostContext);
    notify("ui/notifications/initialized");
  } else if (data.method === "ui/notifications/tool-result") shown(data.params);
  else if (data.method === "ui/notifications/host-context-changed") dressed(data.params);
  else if (data.method === "ping" || data.method === "ui/resource-teardown") send({ id: data.id, result: {} });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link) return;
  event.preventDefault();
  request("ui/open-link", { url: link.href });
});

new ResizeObserver(() => {
  const { width } = document.documentElement.getBoundingClientRect();
  const height = document.body.getBoundingClientRect().height;
  notify("ui/notifications/size-changed", { width: Math.ceil(width), height: Math.ceil(height) });
}).observe(document.body);

const greeting = requests + 1;
request("ui/initialize", {
  protocolVersion: "2026-01-26",
  appInfo: { name: "fine-tune-advisor", version: "1" },
  appCapabilities: { availableDisplayModes: ["inline"] },
});
