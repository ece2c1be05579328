/** <card-finder>: search in the cards, and one topic at a time. What is hidden here is still printed. */

import { h } from "../dom.ts";
import type { FlashCard } from "./element.ts";
import { showCardInAddress } from "./target.ts";

const HIDDEN = "flashcard--filtered";

export class CardFinder extends HTMLElement {
  #search = h("input", { type: "search", autocomplete: "off" });
  #topic = h("select", {}, h("option", { value: "" }, "All topics"));
  #status = h("p", { role: "status", class: "card-finder__status" });

  connectedCallback(): void {
    addEventListener("hashchange", this.#arrive);
    if (this.childElementCount > 0) return;
    const topics = new Set(this.#cards().map((card) => card.dataset["topic"] ?? ""));
    this.#topic.append(...[...topics].filter(Boolean).map((topic) => h("option", { value: topic }, topic)));
    for (const field of [this.#search, this.#topic]) field.addEventListener("input", () => this.#filter());
    this.setAttribute("role", "search");
    this.setAttribute("aria-label", "Cards");
    this.append(h("label", {}, "Search the cards", this.#search), h("label", {}, "Topic", this.#topic), this.#status);
    showCardInAddress();
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this.#arrive);
  }

  #arrive = (): void => {
    if (document.querySelector(`.${HIDDEN}:target`)) {
      this.#search.value = "";
      this.#topic.value = "";
      this.#filter();
    }
    showCardInAddress();
  };

  #filter(): void {
    const words = this.#search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const topic = this.#topic.value;
    const cards = this.#cards();
    for (const card of cards) card.classList.toggle(HIDDEN, !isFound(card, words, topic));
    const shown = cards.filter((card) => !card.classList.contains(HIDDEN)).length;
    const isFiltered = words.length > 0 || topic !== "";
    this.#status.textContent = isFiltered ? `${shown} of ${cards.length} cards` : "";
  }

  #cards(): FlashCard[] {
    return Array.from(document.querySelectorAll("flash-card"));
  }
}

function isFound(card: FlashCard, words: string[], topic: string): boolean {
  const parts = Array.from(card.querySelectorAll(".flashcard__question, .flashcard__answer"));
  const text = parts.map((part) => part.textContent.toLowerCase()).join(" ");
  return (topic === "" || card.dataset["topic"] === topic) && words.every((word) => text.includes(word));
}
