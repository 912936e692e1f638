/* Puts the sheets of the ticked workouts into this page, where only paper shows them, and prints. */
const FETCHING = "Fetching …";

export class Booklet {
  constructor(form) {
    this.form = form;
    this.told = form.querySelector("output");
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

/* The sheets of workouts, in the order of their addresses: the page's, and the workout's after "#".
   Their drawings lie in a file beside their page. Here they stand in the booklet, so that none is
   still on its way when it is printed. */
async function sheets(addresses) {
  const booklet = document.createElement("div");
  booklet.className = "booklet sheets print-only";
  const pages = new Map();
  for (const address of addresses) {
    const [path, workout] = address.split("#");
    if (!pages.has(path)) pages.set(path, await page(path, `page-${pages.size}-`, booklet));
    const from = pages.get(path);
    const sheet = from.html.querySelector(`.sheet[data-workout="${CSS.escape(workout)}"]`);
    if (!sheet) throw new Error(address);
    for (const use of sheet.querySelectorAll("use"))
      use.setAttribute("href", `#${from.prefix}${use.getAttribute("href").split("#")[1]}`);
    booklet.append(sheet);
  }
  return booklet;
}

async function page(path, prefix, booklet) {
  const html = await parsed(path, "text/html");
  const file = html.querySelector(".sheet use")?.getAttribute("href").split("#")[0];
  if (file) {
    const address = new URL(file, new URL(path, location));
    const drawings = document.importNode((await parsed(address, "image/svg+xml")).documentElement, true);
    for (const drawing of drawings.querySelectorAll("[id]")) drawing.id = prefix + drawing.id;
    for (const use of drawings.querySelectorAll("use"))
      use.setAttribute("href", `#${prefix}${use.getAttribute("href").slice(1)}`);
    for (const [name, value] of [["width", 0], ["height", 0], ["aria-hidden", true]])
      drawings.setAttribute(name, value);
    booklet.prepend(drawings);
  }
  return { html, prefix };
}

async function parsed(address, type) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  // The other page's style is not for this one, whose policy would forbid it.
  const text = (await response.text()).replace(/<style>.*?<\/style>/s, "");
  return new DOMParser().parseFromString(text, type);
}
