// A colour of the host as our accent: moved towards black or white until text in it can be read on our paper (4.5 : 1).
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
let wanted = null;

const parsed = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
const hex = (parts) => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
const light = (parts) => parts
  .map((part) => part / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const mixed = (one, other, share) => one.map((part, at) => part + (other[at] - part) * share);

function paint() {
  for (const name of ["--accent", "--on-accent", "--accent-soft"]) root.style.removeProperty(name);
  if (!wanted) return;
  const paper = parsed(getComputedStyle(root).getPropertyValue("--paper").trim());
  const away = light(paper) > 0.5 ? [0, 0, 0] : [255, 255, 255];
  let accent = parsed(wanted);
  for (let share = 0.05; contrast(accent, paper) < 4.5 && share < 1; share += 0.05) accent = mixed(parsed(wanted), away, share);
  root.style.setProperty("--accent", hex(accent));
  root.style.setProperty("--on-accent", contrast(accent, [255, 255, 255]) > contrast(accent, [0, 0, 0]) ? "#ffffff" : "#000000");
  root.style.setProperty("--accent-soft", hex(mixed(paper, accent, 0.12)));
}

// `theme`: auto, light, dark or nothing; `accent`: #rrggbb or nothing, which leave them as they are.
export function dress({ theme, accent }) {
  if (["auto", "light", "dark"].includes(theme)) root.dataset.theme = theme;
  if (accent) wanted = accent;
  paint();
}
dark.addEventListener("change", paint);
