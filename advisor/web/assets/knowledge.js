// The list follows the search and its own links without a reload; without this script the form and the links do the same.
const search = document.querySelector("#q");
let asking = null;

async function show(address, keepFocus) {
  asking?.abort();
  asking = new AbortController();
  const found = document.querySelector("#found");
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const held = keepFocus && found.contains(document.activeElement) ? document.activeElement.textContent : null;
    const fresh = page.querySelector("#found");
    found.replaceWith(fresh);
    history.replaceState(null, "", address);
    document.querySelector('input[name="sort"]').value = page.querySelector('input[name="sort"]').value;
    if (held !== null) ([...fresh.querySelectorAll("a")].find((link) => link.textContent === held && link.offsetParent) ?? search).focus();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function address() {
  return `${search.form.action}?${new URLSearchParams(new FormData(search.form))}`;
}

let waiting;
search?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(address()), 150);
});
search?.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  show(address());
});
document.querySelector("main").addEventListener("click", (event) => {
  const link = event.target.closest("#found thead a, #found .order a, #found .turn a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const turned = link.closest(".turn");
  show(link.href, true).then(() => turned && search.scrollIntoView({ block: "nearest" }));
});
