/** The choice of layout and paper before the deck is printed, with a preview made of the sheets themselves. */

import { h } from "../dom.ts";
import { Choices } from "./choices.ts";
import { drawSheets, type DrawnSheet } from "./drawing.ts";
import frames from "./frames.json";
import { hasBacks, type Choice } from "./layout.ts";
import { printSheets } from "./print.ts";

const PREVIEW_WIDTH_MM = 62;

export class PaperDialog {
  readonly #choices = new Choices(() => this.#draw());
  readonly #summary = h("p", { role: "status" });
  readonly #preview = h("div", {
    class: "paper-dialog__preview",
    role: "region",
    "aria-label": "Preview",
    tabindex: 0,
  });
  readonly element = h("dialog", { class: "paper-dialog", "aria-labelledby": "paper-dialog-title" });

  constructor() {
    const print = h("button", { type: "button", class: "md-button md-button--primary" }, "Print");
    const cancel = h("button", { type: "button", class: "md-button" }, "Cancel");
    print.addEventListener("click", () => this.#print());
    cancel.addEventListener("click", () => this.element.close());
    this.element.addEventListener("keydown", (event) => event.stopPropagation()); // the theme has keys of its own
    this.element.append(
      h("h2", { id: "paper-dialog-title" }, "Print flashcards"),
      h("div", { class: "paper-dialog__columns" }, this.#choices.element, this.#preview),
      this.#summary,
      h("div", { class: "paper-dialog__buttons" }, print, cancel),
    );
  }

  open(): void {
    this.#draw();
    this.element.showModal();
  }

  #draw(): void {
    const { choice } = this.#choices;
    const sheets = drawSheets(cardsShown(), choice);
    this.#preview.replaceChildren(...sheets.map((drawn, place) => preview(drawn, place, choice)));
    this.#preview.classList.toggle("paper-dialog__preview--pairs", hasBacks(choice.layout));
    this.#preview.scrollTop = 0;
    this.#summary.textContent = summary(sheets, choice);
  }

  #print(): void {
    this.element.close();
    const { choice } = this.#choices;
    const sheets = drawSheets(cardsShown(), choice).map(({ element }) => element);
    void printSheets(sheets, choice.paper);
  }
}

/** In the order of the page, which Shuffle changes. */
function cardsShown(): Element[] {
  return Array.from(document.querySelectorAll(".md-content flash-card:not([hidden])"));
}

function preview({ sheet, element }: DrawnSheet, place: number, { paper }: Choice): HTMLElement {
  const { width_mm, height_mm } = frames.papers[paper];
  const scale = PREVIEW_WIDTH_MM / width_mm;
  const window = h("div", { class: "paper paper-dialog__page", inert: true }, element);
  window.style.width = `${PREVIEW_WIDTH_MM}mm`;
  window.style.height = `${height_mm * scale}mm`;
  element.style.transform = `scale(${scale})`;
  const caption = sheet.side === "only" ? `Page ${place + 1}` : `Sheet ${Math.floor(place / 2) + 1}, ${sheet.side}`;
  return h("figure", {}, window, h("figcaption", {}, caption));
}

function summary(drawn: readonly DrawnSheet[], { layout, paper, edge }: Choice): string {
  const pages = drawn.length;
  const backs = hasBacks(layout);
  const counted = (number: number, thing: string): string => `${number} ${thing}${number === 1 ? "" : "s"}`;
  const count = backs ? `${counted(pages / 2, "sheet")}, printed on both sides.` : `${counted(pages, "page")}.`;
  const turned = drawn.some(({ sheet }) => sheet.turned)
    ? " The answers stand upside down so that each card turns over sideways, like the page of a book."
    : "";
  const sides = backs ? `, both sides, flip on ${edge} edge` : "";
  return `${count}${turned} In the browser's print window: paper ${frames.papers[paper].name}, scale 100\u00a0%, no margins${sides}.`;
}
