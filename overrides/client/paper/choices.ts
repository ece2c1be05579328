/** What can be chosen before printing, as groups of radio buttons. */

import { h } from "../dom.ts";
import frames from "./frames.json";
import { hasBacks, type Choice, type Edge, type LayoutName, type PaperName } from "./layout.ts";

const LAYOUTS: Record<LayoutName, string> = {
  page: "One card a page",
  "two-sides": "Question in front, answer on the back",
  eight: "Eight to a sheet, to cut out",
  "eight-two-sides": "Eight to a sheet, answers on the back",
};
const EDGES: Record<Edge, string> = { long: "Flip on long edge (usual)", short: "Flip on short edge" };
const PAPERS = Object.fromEntries(Object.entries(frames.papers).map(([paper, { name }]) => [paper, name])) as Record<
  PaperName,
  string
>;

export class Choices {
  readonly #layout = group("Layout", "layout", LAYOUTS, "page");
  readonly #paper = group("Paper", "paper", PAPERS, "a4");
  readonly #edge = group("Both sides", "edge", EDGES, "long");
  readonly element = h("form", { class: "paper-dialog__choices" }, this.#layout, this.#paper, this.#edge);

  constructor(changed: () => void) {
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("change", () => {
      this.#settle();
      changed();
    });
    this.#settle();
  }

  get choice(): Choice {
    const chosen = new FormData(this.element);
    return {
      layout: chosen.get("layout") as LayoutName,
      paper: chosen.get("paper") as PaperName,
      edge: (chosen.get("edge") ?? "long") as Edge,
    };
  }

  /** Eight cards do not go on one card, and one side has no back. */
  #settle(): void {
    const layout = new FormData(this.element).get("layout") as LayoutName;
    this.#edge.hidden = !hasBacks(layout);
    const [a4, card] = ["a4", "card"].map((paper) => this.#paper.querySelector<HTMLInputElement>(`[value=${paper}]`));
    if (!a4 || !card) return;
    card.disabled = layout.startsWith("eight");
    if (card.disabled && card.checked) a4.checked = true;
  }
}

function group(legend: string, name: string, options: Record<string, string>, first: string): HTMLFieldSetElement {
  return h(
    "fieldset",
    {},
    h("legend", {}, legend),
    ...Object.entries(options).map(([value, label]) =>
      h("label", {}, h("input", { type: "radio", name, value, checked: value === first }), label),
    ),
  );
}
