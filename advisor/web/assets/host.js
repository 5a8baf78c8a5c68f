// The page that holds ours in a frame, and how the two speak (`embed.js` is its side).
//
// Every message is { tag: "fine-tune-advisor", type, … } by postMessage, to one origin, never "*":
//
//   we → host   ready     our scripts run; sent to each origin of <meta name="embed-origins">, of which one is our host
//               token     we need a signed token (again): the session ends, or the server asked who this is
//               answer    { headline, text, asks, seconds }: an answer is shown
//               resize    { height }: our content has this many pixels
//               feedback  { place, good, reason }: a person judged an answer
//               close     Escape was pressed and meant nothing here
//   host → we   hello     { theme, accent, bar, brief, token }: the answer to ready; nothing else is heard before it;
//                         `bar`: the host shows our name in a bar of its own
//               token     { token }: a signed token, or null where the host has none
//               ask       { text }: to be asked as if a person had typed it
//               brief     { brief }: what is stated of the project
//               theme     { theme, accent }       language  { language }       focus  the panel was opened
//
// A message counts only from window.parent and an origin of that list; after hello only from that one. A signed token is
// exchanged here for a session, kept in memory and renewed before it ends.
const TAG = "fine-tune-advisor";
const ALONE_MS = 3000;
const COLOUR = /^#[0-9a-f]{6}$/i;

// connectHost({ exchange, onAsk, onBrief, onTheme, onLanguage, onToken, onBar, onFocus }) → what tells the host.
// `exchange(token)` posts to /v1/session and gives { session, expires_in }; `onToken(session)` is called with each new one.
// `settled` is done once it is known who asks (or that no host answers): the first question waits for it.
export function connectHost(on) {
  const origins = (document.querySelector('meta[name="embed-origins"]')?.content ?? "").split(/\s+/).filter(Boolean);
  const framed = window.parent !== window;
  // Where the browser tells who holds us, the others are not called; a wrong address would be an error in their console.
  const named = window.location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  const called = origins.includes(named) ? [named] : origins;
  let host = null, timer = 0, settle, renewed = null, renewing = null;
  const settled = new Promise((resolve) => { settle = resolve; });

  const post = (type, said = {}) => {
    if (host) window.parent.postMessage({ tag: TAG, type, ...said }, host);
  };

  async function signIn(token) {
    clearTimeout(timer);
    let done = false;
    if (typeof token === "string" && token) {
      try {
        const { session, expires_in: seconds } = await on.exchange(token);
        on.onToken?.(session);
        timer = setTimeout(() => post("token"), Math.min(seconds * 800, 2 ** 31 - 1));
        done = true;
      } catch (refused) {
        console.warn("The portal's token was refused", refused.message);
      }
    }
    renewed?.(done);
    renewed = null;
  }

  const heard = {
    hello: async ({ theme, accent, bar, brief, token }) => {
      on.onTheme?.({ theme, accent: COLOUR.test(accent ?? "") ? accent : null });
      on.onBar?.(Boolean(bar));
      if (brief) on.onBrief?.(brief);
      await signIn(token);
      settle(true);
    },
    token: ({ token }) => signIn(token),
    ask: ({ text }) => on.onAsk?.(String(text)),
    brief: ({ brief }) => on.onBrief?.(brief),
    theme: ({ theme, accent }) => on.onTheme?.({ theme, accent: COLOUR.test(accent ?? "") ? accent : null }),
    language: ({ language }) => on.onLanguage?.(String(language)),
    focus: () => on.onFocus?.(),
  };

  function listen({ source, origin, data }) {
    if (source !== window.parent || data?.tag !== TAG || !Object.hasOwn(heard, data.type)) return;
    if (host ? origin !== host : data.type !== "hello" || !origins.includes(origin)) return;
    host = origin;
    heard[data.type](data);
  }

  if (framed && origins.length) {
    window.addEventListener("message", listen);
    window.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) post("close");
    });
    setTimeout(() => settle(false), ALONE_MS);
  } else settle(false);

  return {
    settled,
    ready() {
      if (framed) called.forEach((origin) => window.parent.postMessage({ tag: TAG, type: "ready" }, origin));
    },
    answer: (said) => post("answer", said),
    feedback: (said) => post("feedback", said),
    resize: (height) => post("resize", { height }),
    // The server does not know us, or no longer; true where the host vouches for us, which may still be on its way.
    renew() {
      if (!framed || !origins.length) return Promise.resolve(false);
      renewing ??= new Promise((resolve) => { // one for all requests that are refused meanwhile
        renewed = resolve;
        setTimeout(() => resolve(false), 10000);
        post("token");
      }).finally(() => { renewing = null; });
      return renewing;
    },
  };
}
