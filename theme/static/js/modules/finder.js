/* The finder's links filter the list at once, and the choice is in the address: "?minutes=10". A
   page that holds a part of the list only leads to the one that holds all. */
export class Finder {
  constructor(root) {
    const all = (selector) => [...root.querySelectorAll(selector)];
    const one = (selector) => root.querySelector(selector);
    this.home = root.dataset.home;
    this.links = all("[data-option]");
    this.cards = all("[data-fits]").map((card) => [card, card.dataset.fits.split(" ")]);
    this.title = one("#found");
    this.count = one("[data-count]");
    this.noun = one("[data-noun]");
    this.clear = one("[data-clear]");
    this.none = one("[data-none]");
    this.drop = one("[data-drop]").parentElement;
    this.list = this.drop.parentElement;
    this.down = document.querySelector(".to-found");
    this.named = document.title;
    if ("leadsHome" in root.dataset) {
      const chosen = this.links.filter((link) => link.ariaCurrent).map((link) => link.dataset.option);
      for (const link of this.links) link.href = this.address(toggled(chosen, link.dataset.option));
      return;
    }
    root.addEventListener("click", (event) => {
      const link = event.target.closest("[data-option], [data-drop], [data-clear]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      this.show();
      // What was followed may be gone.
      if (!link.dataset.option) this.title.focus();
    });
    addEventListener("popstate", () => this.show());
    this.show();
  }

  show() {
    const chosen = Object.entries(Object.fromEntries(new URLSearchParams(location.search)))
      .map((pair) => pair.join(":"))
      .filter((option) => this.links.some((link) => link.dataset.option === option));
    for (const [card, fits] of this.cards) card.hidden = !has(fits, chosen);
    for (const link of this.links) {
      const option = link.dataset.option;
      const next = toggled(chosen, option);
      const isChosen = chosen.includes(option);
      link.href = this.address(next);
      link.ariaCurrent = isChosen ? "true" : null;
      const fitting = this.fitting(isChosen ? chosen : next);
      link.lastElementChild.textContent = fitting;
      link.toggleAttribute("data-nothing", !fitting);
    }
    const words = this.links.filter((link) => link.ariaCurrent).map((link) => link.firstChild.data.trim());
    document.title = words.length ? `${words.join(", ")}: ${this.named}` : this.named;
    const number = this.fitting(chosen);
    this.none.hidden = number > 0;
    if (!number) this.offer(chosen);
    this.count.textContent = number;
    this.noun.textContent = this.noun.dataset.noun.split(" ")[number === 1 ? 0 : 1];
    this.down.textContent = `Down to ${number} ${this.noun.textContent}`;
    this.clear.hidden = !chosen.length;
  }

  /* What to drop of a choice that nothing fits. If one is not enough, there is "Clear the choice". */
  offer(chosen) {
    const offers = [];
    for (const link of this.links.filter((each) => each.ariaCurrent)) {
      const rest = chosen.filter((option) => option !== link.dataset.option);
      const number = this.fitting(rest);
      if (!number) continue;
      const item = this.drop.cloneNode(true);
      const [to] = item.children;
      to.href = this.address(rest);
      to.replaceChildren(...[...link.childNodes].map((node) => node.cloneNode(true)));
      to.lastElementChild.textContent = number;
      offers.push(item);
    }
    this.none.hidden = !offers.length;
    this.list.replaceChildren(...offers);
  }

  fitting(chosen) {
    return this.cards.filter(([, fits]) => has(fits, chosen)).length;
  }

  address(chosen) {
    const query = chosen.map((option) => option.replace(":", "=")).join("&");
    return query ? `${this.home}?${query}` : this.home;
  }
}

function has(fits, chosen) {
  return chosen.every((option) => fits.includes(option));
}

/* The choice with an option in place of its facet's other, or without it. */
function toggled(chosen, option) {
  const facet = option.split(":")[0];
  const others = chosen.filter((other) => other.split(":")[0] !== facet);
  return chosen.includes(option) ? others : [...others, option];
}
