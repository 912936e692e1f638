/* The search: Pagefind's program and index are fetched when somebody goes to the field, its results
   are put into the page's own list. */
const AT_ONCE = 10;
const PARTS = 3;

export class Search {
  constructor(form) {
    this.field = form.elements.q;
    this.told = form.querySelector("[data-told]");
    this.list = document.querySelector("[data-results]");
    this.more = document.querySelector("[data-more]");
    this.template = document.querySelector("#result");
    this.index = form.dataset.index;
    this.field.addEventListener("focus", () => this.load().catch(() => {}));
    this.field.addEventListener("input", () => this.search());
    this.more.addEventListener("click", () => this.show(true));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.field.value = "";
      this.search();
    });
    addEventListener("popstate", () => this.restore());
    this.restore();
    if (location.hash === "#q") this.field.focus();
  }

  restore() {
    const words = new URLSearchParams(location.search).get("q") ?? "";
    if (words === this.field.value.trim()) return;
    this.field.value = words;
    this.search();
  }

  load() {
    this.loading ??= import(this.index).then(async (pagefind) => {
      await pagefind.options({ excerptLength: 24 });
      return pagefind;
    });
    return this.loading;
  }

  async search() {
    const words = this.field.value.trim();
    history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (!words) return this.tell("", []);
    if (!this.list.children.length) this.told.textContent = "Searching …";
    try {
      const pagefind = await this.load();
      const found = await pagefind.debouncedSearch(words, {}, 150);
      // Another letter has come since.
      if (!found || words !== this.field.value.trim()) return;
      const many = found.results.length;
      const told = many
        ? `${many} ${many === 1 ? "page" : "pages"} with “${words}”`
        : `Nothing has “${words}” in it. Fewer letters or another word may help.`;
      await this.tell(told, found.results);
    } catch {
      this.loading = undefined;
      this.tell("The search could not be fetched. Are you online?", []);
    }
  }

  async tell(told, results) {
    this.results = results;
    this.list.replaceChildren();
    await this.show(false);
    this.told.textContent = told;
  }

  async show(isMore) {
    const results = this.results;
    const from = this.list.children.length;
    const pages = await Promise.all(results.slice(from, from + AT_ONCE).map((each) => each.data()));
    if (results !== this.results || from !== this.list.children.length) return;
    this.list.append(...pages.map((page) => this.item(page)));
    this.more.hidden = this.list.children.length >= results.length;
    if (isMore) this.list.children[from].querySelector("a").focus();
  }

  item(page) {
    const item = this.template.content.cloneNode(true);
    const link = item.querySelector(".result-link");
    link.href = page.url;
    link.textContent = page.meta.title;
    item.querySelector(".result-kind").textContent = page.meta.kind;
    const { about } = page.meta;
    item.querySelector(".result-excerpt").replaceChildren(...(about ? [about] : marked(page.excerpt)));
    const parts = item.querySelector(".result-parts");
    const part = parts.firstElementChild;
    // The pages of exercises all have the same headings.
    const own = page.sub_results.filter(
      ({ url, title }) => !about && url.includes("#") && title !== page.meta.title,
    );
    parts.replaceChildren(
      ...own.slice(0, PARTS).map(({ url, title }) => {
        const clone = part.cloneNode(true);
        clone.firstElementChild.href = url;
        clone.firstElementChild.textContent = title;
        return clone;
      }),
    );
    if (!own.length) parts.remove();
    return item;
  }
}

/* An excerpt is HTML: of it only the text and its marks are taken. It is cut out of a text, and says
   so where that shows. */
function marked(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const words = body.textContent.trim();
  const nodes = [...body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
  return [/^[\p{Lu}\d“"]/u.test(words) ? "" : "… ", ...nodes, /[.!?”"]$/.test(words) ? "" : " …"];
}
