/* Copies a link or a line, or opens the system's own sheet for sharing. A button whose way the browser does
   not know stays hidden. */
export class Share {
  constructor(list) {
    for (const button of list.querySelectorAll("button")) {
      const { copy, text, url } = button.dataset;
      if (copy ? !navigator.clipboard : !navigator.share) continue;
      button.parentElement.hidden = false;
      button.addEventListener("click", () =>
        copy ? this.copy(button, copy) : navigator.share({ text, url }).catch(() => {}),
      );
    }
  }

  async copy(button, text) {
    const status = button.parentElement.querySelector('[role="status"]');
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Copied";
    } catch {
      status.textContent = "Not copied: the browser did not allow it";
    }
  }
}
