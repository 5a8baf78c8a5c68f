// What the scripts of the chat share: its words, a word with its values, an element with what is in it.
export const words = JSON.parse(document.getElementById("words").textContent);
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const clone = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
export const made = (tag, values, ...inside) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
};
