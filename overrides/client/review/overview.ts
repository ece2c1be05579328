/** How the deck stands: due, learned, the coming days, and what a reader should know about the browser's memory. */

import { h } from "../dom.ts";
import { bring } from "../lazy.ts";
import { keepsEverything, load, save } from "../storage.ts";
import type { ReviewEvent } from "./events.ts";
import { KEYS_SAID } from "./keys.ts";
import { type Standing, coming, queue } from "./progress.ts";
import { TOLD } from "./store.ts";
import { cardsSaid, dayAndCount, summary } from "./words.ts";

const TOLD_OF_SAFARI = `${TOLD}safari`;

export class Overview {
  readonly element = h("div", { class: "review__overview" });
  #summary = h("p", { class: "review__summary", tabindex: -1 });
  #first = h("p", { class: "review__reason" });
  #start = h("button", { type: "button", class: "md-button md-button--primary" });
  #keys = h("p", { class: "review__keys" }, KEYS_SAID);
  #calendar = h("div", { class: "review__calendar" });
  #memory = h("p", { class: "review__memory" });
  #safari = h(
    "p",
    { class: "review__memory", hidden: true },
    "Safari forgets what a site has kept after seven days of use without a visit to it; an export is not forgotten.",
  );

  constructor(start: () => void) {
    this.#start.addEventListener("click", start);
    const keeping = h("details", { class: "review__keeping" }, h("summary", {}, "Export or import your reviews"));
    keeping.addEventListener("toggle", () => {
      if (keeping.childElementCount > 1) return;
      keeping.append(document.createElement("your-work"));
      void bring("your-work");
    });
    this.element.append(
      h("h2", {}, "Review"),
      this.#summary,
      this.#first,
      h("div", { class: "review__buttons" }, this.#start),
      this.#keys,
      this.#calendar,
      this.#memory,
      this.#safari,
      keeping,
    );
  }

  show(cards: readonly Standing[], events: readonly ReviewEvent[], today: number): void {
    const due = queue(cards, today);
    const missed = due.filter((card) => card.missed.length > 0).length;
    const hasGraded = events.some(({ kind }) => kind === "card");
    this.#summary.textContent = summary(cards, today);
    this.#first.hidden = missed === 0;
    this.#first.textContent = `First ${missed === 1 ? "comes 1 card" : `come ${missed} cards`} that you missed in practice.`;
    this.#keys.hidden = due.length === 0;
    this.#start.hidden = due.length === 0;
    this.#start.textContent = `Review ${cardsSaid(due.length)}`;
    this.#calendar.hidden = !hasGraded;
    this.#calendar.replaceChildren(...(hasGraded ? calendar(cards, today) : []));
    this.#memory.textContent = !keepsEverything()
      ? "This browser refuses to keep your reviews: they last until you leave this page. Export them below, and import them next time."
      : "This browser remembers no review yet. If you have reviewed elsewhere, or its data were cleared, import your file below.";
    this.#memory.hidden = hasGraded && keepsEverything();
    if (hasGraded) this.#tellOnce();
  }

  focus(): void {
    this.#summary.focus();
  }

  /** It stays until the reader leaves this page, and is not said again in this browser. */
  #tellOnce(): void {
    if (load(TOLD_OF_SAFARI) === true) return;
    save(TOLD_OF_SAFARI, true);
    this.#safari.hidden = false;
  }
}

function calendar(cards: readonly Standing[], today: number): Node[] {
  const rows = coming(cards, today).map(({ day, count }) => {
    const [said, counted] = dayAndCount(day, count, today);
    const isEmpty = count === 0 ? { class: "review__day--empty" } : {};
    return h("tr", isEmpty, h("th", { scope: "row" }, said), h("td", {}, counted));
  });
  const caption = h("caption", {}, "Due on the coming days");
  const head = h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Day"), h("th", { scope: "col" }, "Cards")));
  return [h("table", { class: "review__table" }, caption, head, h("tbody", {}, ...rows))];
}
