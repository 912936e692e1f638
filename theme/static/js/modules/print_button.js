/* A button that opens the browser's print dialog. Without scripts it stays hidden: it could do nothing. */
export class PrintButton {
  constructor(button) {
    button.addEventListener("click", () => window.print());
    button.hidden = false;
  }
}
