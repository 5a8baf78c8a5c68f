// A new question goes to the top of the conversation and its answer grows below it, so that the headline stays in sight.
// Whoever scrolls, clicks or types in the conversation keeps the place they chose.
(() => {
  let questions = 0;
  let following = false;
  for (const event of ["wheel", "touchmove", "pointerdown", "keydown"])
    document.addEventListener(event, ({ target }) => {
      if (target.closest?.("#chat")) following = false;
    }, { passive: true });
  new MutationObserver(() => {
    document.documentElement.lang = document.querySelector("#title.zh-Hant") ? "zh-Hant" : document.querySelector("#title.zh") ? "zh-CN" : "en";
    const rows = document.querySelectorAll("#chat .user-row");
    if (rows.length !== questions) following = rows.length > 0;
    questions = rows.length;
    const log = document.querySelector("#chat [role=log]");
    if (following) log.scrollTop += rows[rows.length - 1].getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
