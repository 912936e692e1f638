/* A button that opens the browser's print dialog. It is seen once it does something (print_panel.css). */
export class PrintButton {
  constructor(button) {
    button.addEventListener("click", () => window.print());
  }
}
