// The server as the page's script knows it: a question in, steps of its answer out.
const root = document.documentElement.dataset.root;
export const address = (path) => `${root}/${path}`;

// Who owns the conversations of this browser: a random key, in memory alone where a frame may keep nothing.
function browserKey() {
  const made = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  try {
    const key = localStorage.getItem("browser") ?? made();
    localStorage.setItem("browser", key);
    return key;
  } catch {
    return made();
  }
}
const identity = { "X-Advisor-Browser": browserKey() };
export const useToken = (token) => { identity.Authorization = `Bearer ${token}`; };

// In another page's frame it takes a moment until it is known who asks; `renew` has them vouched for again.
let known, renew = null;
const settled = document.getElementById("embedding") && new Promise((resolve) => { known = resolve; });
export const identify = (settling, renewing) => { renew = renewing; known(settling); };

export async function request(path, body, method = body ? "POST" : "GET", signal = undefined, keepalive = false) {
  const send = () => fetch(address(path), {
    method, signal, keepalive, ...(body instanceof Blob
      ? { headers: { ...identity, "Content-Type": "application/octet-stream" }, body }
      : { headers: { ...identity, ...(body && { "Content-Type": "application/json" }) }, body: body && JSON.stringify(body) }),
  });
  const signingIn = path === "v1/session";
  if (!signingIn) await settled;
  let answer = await send();
  if (answer.status === 401 && !signingIn && await renew?.()) answer = await send();
  if (!answer.ok) throw Object.assign(new Error(answer.statusText), { status: answer.status, wait: Number(answer.headers.get("Retry-After")) });
  return answer;
}
export const read = async (...args) => (await request(...args)).json();

// What the page around ours knows of the project; a conversation begins with it.
let brief = null;
export const useBrief = (given) => { brief = given; };

// Each step of an answer, as the server sends it; leaving the loop or `signal` stops the work.
export async function* ask(question, signal) {
  await settled; // by then the page around ours has said what it knows
  const { event_id: id } = await read("gradio_api/call/v2/ask", { ...question, brief }, "POST", signal);
  const stream = await request(`gradio_api/call/ask/${id}`, null, "GET", signal);
  const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    while (true) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      const events = text.split("\n\n");
      text = events.pop();
      for (const event of events) {
        const [, kind, data] = event.match(/^event: (\w+)\ndata: (.*)$/s) ?? [];
        if (kind === "error") throw new Error("the server gave up");
        if (kind === "generating") yield JSON.parse(data)[0];
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
