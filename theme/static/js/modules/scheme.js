/* The switch in the header: the colours of the system, or light or dark ones on all pages. A choice
   that was made before is applied by inline/first.js, which runs before anything is seen. */
const KEPT = "scheme";

export class Scheme {
  constructor(field) {
    this.field = field;
    this.bars = [...document.querySelectorAll("meta[name=theme-color]")];
    this.systems = this.bars.map((meta) => meta.media);
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
      this.apply(this.field.value);
    } catch {
      // Where nothing may be stored, nothing is remembered.
    }
  }

  choose(scheme) {
    this.apply(scheme);
    try {
      if (scheme) localStorage.setItem(KEPT, scheme);
      else localStorage.removeItem(KEPT);
    } catch {
      // This page has the choice all the same.
    }
  }

  /* The page, and the browser's own bar. */
  apply(scheme) {
    document.documentElement.dataset.scheme = scheme;
    for (const [index, meta] of this.bars.entries()) {
      const own = this.systems[index];
      meta.media = !scheme ? own : own.includes(scheme) ? "all" : "not all";
    }
  }
}
