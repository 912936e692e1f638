/* The search: Pagefind's program and index are fetched when somebody goes to the field, its results
   are put into the page's own list. */
const AT_ONCE = 10;
const PARTS = 3;
const SHORT = 4;

export class Search {
  constructor(form) {
    this.field = form.elements.q;
    this.told = form.querySelector("[data-told]");
    this.list = document.querySelector("[data-results]");
    this.more = document.querySelector("[data-more]");
    this.apart = document.querySelector("[data-apart]");
    this.template = document.querySelector("#result");
    this.wordTemplate = document.querySelector("#word");
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
    if (!words) return this.tell([], () => "");
    if (!this.list.children.length) this.told.textContent = "Searching …";
    try {
      const pagefind = await this.load();
      const found = await pagefind.debouncedSearch(words, {}, 150);
      // Another letter has come since.
      if (!found || words !== this.field.value.trim()) return;
      const apart = found.results.length ? [] : await findable(pagefind, words);
      if (words !== this.field.value.trim()) return;
      await this.tell(found.results, (pages) => told(words, found.results.length, pages), apart);
    } catch {
      this.loading = undefined;
      this.tell([], () => "The search could not be fetched. Are you online?");
    }
  }

  async tell(results, say, apart = []) {
    this.results = results;
    this.list.replaceChildren();
    this.apart.replaceChildren(...apart.map((word) => this.word(word)));
    const pages = await this.show(false);
    if (pages) this.told.textContent = say(pages);
  }

  word(word) {
    const item = this.wordTemplate.content.cloneNode(true);
    const link = item.querySelector("a");
    link.href = `?q=${encodeURIComponent(word)}`;
    link.textContent = word;
    return item;
  }

  async show(isMore) {
    const results = this.results;
    const from = this.list.children.length;
    const pages = await Promise.all(results.slice(from, from + AT_ONCE).map((each) => each.data()));
    if (results !== this.results || from !== this.list.children.length) return undefined;
    // Pagefind puts a page that names a thing often before the one that has its name.
    const name = wordsOf(this.field.value).join("");
    const isNamed = ({ meta }) => wordsOf(meta.title).join("") === name;
    pages.sort((one, other) => isNamed(other) - isNamed(one));
    this.list.append(...pages.map((page) => this.item(page)));
    this.more.hidden = this.list.children.length >= results.length;
    if (isMore) this.list.children[from].querySelector("a").focus();
    return pages;
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

/* What is compared: small letters and digits, without their accents. */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/* Of a word that no page has, Pagefind finds what begins alike: “squatt” finds squats. */
function told(words, many, pages) {
  if (!many) {
    const less = wordsOf(words).length > 1 ? "Fewer words" : "Fewer letters or another word";
    return `Nothing has “${words}” in it. ${less} may help.`;
  }
  const forms = wordsOf(words).map((word) => {
    const stem = word.replace(/(?<=\p{L}{2})(\p{L})\1?(?:ing|ed|i?es|s|y)$/u, "$1");
    return new RegExp(`(?<![\\p{L}\\p{N}])${stem}`, "u");
  });
  const texts = pages.map(({ content }) => plain(content));
  const having = texts.filter((text) => forms.every((form) => form.test(text)));
  // Of many pages only the first have been read.
  if (!having.length && texts.length < many) return `These come near “${words}”:`;
  if (!having.length) return `No page has “${words}”; these come near:`;
  const near = having.length < texts.length ? " or near it" : "";
  return `${many} ${many === 1 ? "page" : "pages"} with “${words}”${near}`;
}

/* Which of several words find something by themselves. */
async function findable(pagefind, words) {
  const all = [...new Set(wordsOf(words))];
  const long = all.length > 1 ? all.filter((word) => word.length >= SHORT) : [];
  const found = await Promise.all(long.map((word) => pagefind.search(word)));
  return long.filter((word, n) => found[n].results.length);
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
