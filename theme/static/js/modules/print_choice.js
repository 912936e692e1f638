/* How sheets are printed: remembered for all pages, and followed by the links to the PDFs. The
   sheet that the browser prints follows the fields by itself. */
const KEPT = "sheet-choice";
/* What a file's name says of the choice, in its order, and what it is chosen instead of. */
const UNUSUAL = { "no-figures": "figures", large: "normal", six: "one", kg: "lb", lb: "kg" };
/* Where paper is US Letter, by the region of a language. */
const LETTER = /-(US|CA|MX|PR|PH|CL|CO|CR|GT|PA|VE)\b/;

export class PrintChoice {
  constructor(panel) {
    this.fields = [...panel.querySelectorAll("input[type=radio]")];
    this.sheets = [...panel.querySelectorAll("[data-usual]")].map(sheet);
    this.restore();
    panel.addEventListener("change", (event) => this.keep(event.target));
    // A page that comes back as it was left may have been left before the last choice.
    addEventListener("pageshow", (event) => event.persisted && this.restore());
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

  follow() {
    const chosen = this.fields.filter((field) => field.checked).map((field) => field.value);
    const paper = chosen.includes("letter") ? "letter" : "a4";
    for (const { usual, files } of this.sheets) {
      // A workout without loads or without figures has no file for that part of the choice.
      const words = Object.entries(UNUSUAL)
        .filter(([word, instead]) => chosen.includes(word) && usual.includes(instead))
        .map(([word]) => word);
      for (const { link, stem, of } of files)
        link.href = `${[stem + (of ?? paper), ...words].join("-")}.pdf`;
    }
  }
}

/* What the usual choice for a workout is, and the links to its files: what each file is called before the
   choice, and its paper if it has one of its own. */
function sheet(place) {
  const usual = ["normal", "one", ...place.dataset.usual.split(" ")];
  const file = (link) => {
    const [, stem, paper] = /^(.*-)(a4|letter)\.pdf$/.exec(link.href);
    return { link, stem, of: paper };
  };
  if (!place.matches(".sheet-item")) {
    const workout = document.getElementById(decodeURIComponent(place.firstElementChild.hash.slice(1)));
    return { usual, files: [...workout.querySelectorAll(".workout-sheets > a")].map(file) };
  }
  const [link, other] = place.querySelectorAll(".sheet-links > a");
  link.textContent = "Open the PDF";
  link.setAttribute("aria-label", link.getAttribute("aria-label").replace(/^A4(.*) \(PDF\)$/, "Open the PDF$1"));
  other.hidden = true;
  const links = [link, place.querySelector(".sheet-preview")];
  return { usual, files: links.map((each) => ({ ...file(each), of: undefined })) };
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
