/* Starts what the page asks for: <button data-module="print-button"> gets a PrintButton, which is
   fetched only then. */
import { Scheme } from "./modules/scheme.js";

const MODULES = {
  booklet: async () => (await import("./modules/booklet.js")).Booklet,
  finder: async () => (await import("./modules/finder.js")).Finder,
  "print-button": async () => (await import("./modules/print_button.js")).PrintButton,
  "print-choice": async () => (await import("./modules/print_choice.js")).PrintChoice,
  scheme: async () => Scheme,
  search: async () => (await import("./modules/search.js")).Search,
  share: async () => (await import("./modules/share.js")).Share,
};

async function start(element) {
  const Module = await MODULES[element.dataset.module]?.();
  if (Module) new Module(element);
}

await Promise.allSettled([...document.querySelectorAll("[data-module]")].map(start));
document.documentElement.dataset.started = "";

/* For who installs the site. A browser fetches it as soon as it is named, and what is read comes first. */
const { manifest } = document.querySelector("[data-main]").dataset;
if (manifest) {
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = manifest;
  document.head.append(link);
}

/* For the next page, and for paper. */
try {
  const fonts = await document.fonts.load("1em 'Atkinson Hyperlegible Next'");
  if (fonts.length) localStorage.setItem("font", "kept");
} catch {}
