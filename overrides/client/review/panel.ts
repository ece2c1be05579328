/** The review of a deck: how it stands, and the cards that are due, one at a time, in their own place on the page. */

import { CARD_GRADED, type CardGradedDetail, loadPreview } from "../cards/grades.ts";
import type { FlashCard } from "../cards/element.ts";
import { showCardInAddress } from "../cards/target.ts";
import { h } from "../dom.ts";
import { dayNumber, dayOf } from "./days.ts";
import type { ReviewEvent } from "./events.ts";
import { undo } from "./grading.ts";
import { KEYS_SAID, actionOf } from "./keys.ts";
import { Overview } from "./overview.ts";
import { type Standing, queue, standings } from "./progress.ts";
import { Reason } from "./reason.ts";
import { allEvents, onReviewsChanged } from "./store.ts";
import { cardsSaid } from "./words.ts";

const ASIDE = "flashcard--aside";

export class Panel {
  #overview: Overview;
  #reason: Reason;
  #left = h("p", { class: "review__left" });
  #undo = h("button", { type: "button", class: "md-button", hidden: true }, "Undo");
  #end = h("button", { type: "button", class: "md-button", hidden: true }, "End the review");
  #session = h("div", { class: "review__session", hidden: true });
  #status = h("p", { role: "status", "aria-label": "Review", class: "review__status" });
  #current: FlashCard | undefined;
  #graded: ReviewEvent[] = [];
  #stop = (): void => undefined;

  constructor(
    private readonly host: HTMLElement,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.#overview = new Overview(() => this.#start());
    this.#reason = new Reason(host.dataset["practice"] ?? "{}");
    this.#undo.addEventListener("click", () => this.#takeBack());
    this.#end.addEventListener("click", () => this.#finish("Review ended."));
    this.#session.append(this.#left, this.#reason.element, h("p", { class: "review__keys" }, KEYS_SAID));
  }

  mount(): void {
    this.host.setAttribute("role", "region");
    this.host.setAttribute("aria-label", "Review");
    const buttons = h("div", { class: "review__buttons" }, this.#undo, this.#end);
    this.host.append(this.#overview.element, this.#session, this.#status, buttons);
    document.addEventListener("keydown", this.#onKey);
    document.addEventListener(CARD_GRADED, this.#onGraded);
    document.addEventListener("visibilitychange", this.#refresh);
    const stopListening = onReviewsChanged(this.#refresh);
    this.#stop = () => {
      document.removeEventListener("keydown", this.#onKey);
      document.removeEventListener(CARD_GRADED, this.#onGraded);
      document.removeEventListener("visibilitychange", this.#refresh);
      stopListening();
    };
    this.#refresh();
    loadPreview().catch(() => undefined); // here before a card is opened; a card that misses it says so
    showCardInAddress();
  }

  unmount(): void {
    document.body.classList.remove("reviewing");
    this.#stop();
  }

  #today(): number {
    return dayNumber(dayOf(this.clock()));
  }

  #cards(): FlashCard[] {
    return Array.from(document.querySelectorAll("flash-card")).filter((card) => !card.closest("#print-site-page"));
  }

  #standings(): Standing[] {
    const deck = this.#cards().map(({ id, dataset }) => ({ id, practice: (dataset["practice"] ?? "").split(" ") }));
    return standings(deck, allEvents(), this.#today());
  }

  #refresh = (): void => {
    if (!this.#current) this.#overview.show(this.#standings(), allEvents(), this.#today());
    this.#undo.hidden = this.#graded.length === 0;
  };

  #start(): void {
    this.#status.textContent = "";
    for (const card of this.#cards()) card.turn(false);
    this.#next();
  }

  #next(): void {
    const due = queue(this.#standings(), this.#today());
    const card = due[0] && this.#cards().find(({ id }) => id === due[0]?.id);
    if (!card) return this.#finish("Done for today.");
    this.#show(card, due);
    card.focusShow();
  }

  #show(card: FlashCard, due: readonly Standing[]): void {
    this.#current = card;
    for (const other of this.#cards()) other.classList.toggle(ASIDE, other !== card);
    document.body.classList.add("reviewing");
    this.#overview.element.hidden = true;
    this.#session.hidden = false;
    this.#end.hidden = false;
    this.#undo.hidden = this.#graded.length === 0;
    this.#left.textContent = `${cardsSaid(due.length)} left today.`;
    this.#reason.show(due.find(({ id }) => id === card.id)?.missed ?? []);
  }

  #finish(words: string): void {
    this.#current?.turn(false);
    this.#current = undefined;
    for (const card of this.#cards()) card.classList.remove(ASIDE);
    document.body.classList.remove("reviewing");
    this.#overview.element.hidden = false;
    this.#session.hidden = true;
    this.#end.hidden = true;
    this.#refresh();
    this.#status.textContent = words;
    this.#overview.focus();
  }

  #onGraded = (event: Event): void => {
    if (!this.#current || event.target !== this.#current) return;
    event.preventDefault();
    const { detail } = event as CustomEvent<CardGradedDetail>;
    this.#graded.push(detail.event);
    this.#current.turn(false);
    this.#status.textContent = detail.words;
    this.#next();
  };

  #takeBack(): void {
    const last = this.#graded.pop();
    const card = last && this.#cards().find(({ id }) => id === last.of);
    if (!last || !card) return;
    undo(last, this.clock());
    this.#current?.turn(false);
    this.#show(card, queue(this.#standings(), this.#today()));
    card.turn(true, true);
    card.focusShow();
    this.#status.textContent = "Undone: the card is here again.";
  }

  #onKey = (event: KeyboardEvent): void => {
    const action = actionOf(event);
    // After the last card there is nothing to show or grade, but a slip can still be taken back.
    if (!action || !(this.#current || (action === "undo" && this.#graded.length > 0))) return;
    event.preventDefault();
    if (action === "undo") this.#takeBack();
    else if (action === "show") this.#current?.turn(true);
    else this.#current?.grade(action);
  };
}
