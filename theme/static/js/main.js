/* Starts what the page asks for: <button data-module="print-button"> gets a PrintButton. */
import { PrintButton } from "./modules/print_button.js";

const MODULES = { "print-button": PrintButton };

for (const element of document.querySelectorAll("[data-module]")) {
  const Module = MODULES[element.dataset.module];
  if (Module) new Module(element);
}
