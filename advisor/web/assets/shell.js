// On every page: language and appearance, kept in a cookie so that the server shows the next page in them.
const keep = (name, value) => {
  document.cookie = `${name}=${value}; path=${document.documentElement.dataset.root || "/"}; max-age=31536000; SameSite=Lax`;
};
document.querySelector("#language")?.addEventListener("change", ({ target }) => {
  keep("lang", target.value);
  const address = new URL(location);
  address.searchParams.set("lang", target.value);
  location.assign(address);
});
document.querySelector("#theme")?.addEventListener("change", ({ target }) => {
  keep("theme", target.value);
  document.documentElement.dataset.theme = target.value;
});
