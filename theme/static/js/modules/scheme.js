/* The switch in the header: the colours of the system, or light or dark ones on all pages. The few
   lines that apply a choice are in inline/first.js, which runs before anything is seen. */
const KEPT = "scheme";

export class Scheme {
  constructor(field) {
    this.field = field;
    // What was chosen before this script was there counts.
    if (field.value !== (document.documentElement.dataset.scheme ?? "")) this.choose(field.value);
    else this.restore();
    field.addEventListener("change", () => this.choose(field.value));
    // Another window, or a page that comes back as it was left.
    addEventListener("storage", (event) => event.key === KEPT && this.restore());
    addEventListener("pageshow", (event) => event.persisted && this.restore());
  }

  restore() {
    try {
      this.field.value = localStorage.getItem(KEPT) ?? "";
      globalThis.chooseScheme(this.field.value);
    } catch {
      // Where nothing may be stored, nothing is remembered.
    }
  }

  choose(scheme) {
    globalThis.chooseScheme(scheme);
    try {
      if (scheme) localStorage.setItem(KEPT, scheme);
      else localStorage.removeItem(KEPT);
    } catch {
      // This page has the choice all the same.
    }
  }
}
