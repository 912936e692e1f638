/* How sheets are printed: remembered for all pages, and followed by the links to the PDFs. The
   sheet that the browser prints follows the fields by itself. */
const KEPT = "sheet-choice";
/* Where paper is US Letter, by the region of a language. */
const LETTER = /-(US|CA|MX|PR|PH|CL|CO|CR|GT|PA|VE)\b/;

export class PrintChoice {
  constructor(panel) {
    this.fields = [...panel.querySelectorAll("input[type=radio]")];
    this.sheets = [...panel.querySelectorAll(".sheet-item")];
    this.lists = [...panel.querySelectorAll(".every-sheet-list")];
    this.restore();
    panel.addEventListener("change", (event) => this.keep(event.target));
    // A page that comes back as it was left may have been left before the last choice.
    addEventListener("pageshow", (event) => event.persisted && this.restore());
    for (const link of panel.querySelectorAll(".sheet-links > a"))
      link.hidden = !link.matches(".sheet-chosen");
  }

  restore() {
    const kept = read();
    const letter = this.fields.find((field) => field.value === "letter");
    if (!kept.paper && letter && LETTER.test(navigator.languages[0])) {
      for (const field of this.fields)
        if (field.name === "paper") field.defaultChecked = field === letter;
      letter.checked = true;
    }
    for (const field of this.fields) if (kept[field.name] === field.value) this.choose(field);
    this.follow();
  }

  keep(field) {
    write({ ...read(), [field.name]: field.value });
    this.choose(field);
    this.follow();
  }

  /* What is chosen is no default: the style sheet forces only a paper that somebody has chosen. */
  choose(field) {
    for (const other of this.fields)
      if (other.name === field.name) other.defaultChecked = false;
    field.checked = true;
  }

  /* A workout without loads or without figures has no file for that part of the choice. */
  follow() {
    const chosen = this.fields.filter((field) => field.checked).map((field) => field.value);
    const strange = (link) =>
      link.dataset.choice.split(" ").filter((word) => !chosen.includes(word)).length;
    for (const [index, list] of this.lists.entries()) {
      const files = [...list.querySelectorAll("[data-choice]")];
      const file = files.reduce((best, link) => (strange(link) < strange(best) ? link : best));
      for (const link of this.sheets[index].querySelectorAll(".sheet-preview, .sheet-chosen"))
        link.href = file.href;
    }
  }
}

/* Where nothing may be stored, nothing is remembered. */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

function write(choice) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(choice));
  } catch {
    // This page has the choice all the same.
  }
}
