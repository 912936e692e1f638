/* Starts what the page asks for: <button data-module="print-button"> gets a PrintButton. */
import { Booklet } from "./modules/booklet.js";
import { PrintButton } from "./modules/print_button.js";
import { PrintChoice } from "./modules/print_choice.js";

const MODULES = { booklet: Booklet, "print-button": PrintButton, "print-choice": PrintChoice };

for (const element of document.querySelectorAll("[data-module]")) {
  const Module = MODULES[element.dataset.module];
  if (Module) new Module(element);
}
