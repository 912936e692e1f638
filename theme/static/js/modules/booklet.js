/* Puts the sheets of the ticked workouts into this page, where only paper shows them, and prints. */
const FETCHING = "Fetching …";

export class Booklet {
  constructor(form) {
    this.form = form;
    this.told = form.querySelector("output");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.print();
    });
    // What is printed later is what is chosen then.
    form.addEventListener("change", () => document.querySelector(".booklet")?.remove());
  }

  async print() {
    const addresses = new FormData(this.form).getAll("workout");
    if (!addresses.length) {
      this.told.value = "Tick at least one workout.";
      this.form.querySelector("input[name=workout]").focus();
      return;
    }
    if (this.told.value === FETCHING) return;
    this.told.value = FETCHING;
    try {
      const booklet = await sheets(addresses);
      document.querySelector(".booklet")?.remove();
      document.querySelector("main").append(booklet);
    } catch {
      this.told.value = "A page could not be fetched. Are you online?";
      return;
    }
    this.told.value = "";
    window.print();
  }
}

/* The sheets of workouts, in the order of their addresses: the page's, and the workout's after "#". */
async function sheets(addresses) {
  const booklet = document.createElement("div");
  booklet.className = "booklet sheets print-only";
  const pages = new Map();
  for (const address of addresses) {
    const [page, workout] = address.split("#");
    if (!pages.has(page)) pages.set(page, await parsed(page));
    const from = pages.get(page);
    for (const symbols of from.querySelectorAll("svg.symbols")) {
      for (const symbol of symbols.querySelectorAll("symbol"))
        if (booklet.querySelector(`#${CSS.escape(symbol.id)}`)) symbol.remove();
      booklet.prepend(symbols);
    }
    const sheet = from.querySelector(`.sheet[data-workout="${CSS.escape(workout)}"]`);
    if (!sheet) throw new Error(address);
    booklet.append(sheet);
  }
  return booklet;
}

async function parsed(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
