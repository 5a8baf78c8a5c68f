// On every page: language and appearance, kept in a cookie so that the server shows the next page in them.
const keep = (name, value) => {
  document.cookie = `${name}=${value}; path=${document.documentElement.dataset.root || "/"}; max-age=31536000; SameSite=Lax`;
};
document.querySelector("#language")?.addEventListener("change", ({ target }) => {
  keep("lang", target.value);
  const other = new URL(location);
  other.searchParams.set("lang", target.value);
  location.assign(other);
});
document.querySelector("#theme")?.addEventListener("change", ({ target }) => {
  keep("theme", target.value);
  document.documentElement.dataset.theme = target.value;
});
// What the address chose holds for the pages that follow; a question it put into the box is not put there twice.
const address = new URL(location);
if (window === window.parent) for (const name of ["lang", "theme"]) {
  const chosen = address.searchParams.get(name);
  if (/^[A-Za-z-]{2,8}$/.test(chosen ?? "")) keep(name, chosen);
}
if (document.querySelector("#message")) {
  for (const name of ["q", "ask"]) address.searchParams.delete(name);
  history.replaceState(null, "", address);
}
