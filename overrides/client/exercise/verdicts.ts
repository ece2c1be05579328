/**
 * Verdicts on descriptions: four at a time, drawn by the seed. Each choice, right or wrong, shows its explanation at
 * once; choices are kept by description, whatever letter it stands under.
 */

import { takeTouched } from "../early.ts";
import { get, h } from "../dom.ts";
import { SEED_CHANGED, newSeed, putSeedInAddress, seedInAddress } from "../seed.ts";
import { forget, load, save } from "../storage.ts";
import { drawItems } from "./drawing.ts";

export type Choices = Record<string, string | null>;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

export class Verdicts {
  readonly #all: HTMLFieldSetElement[];
  #shown: HTMLFieldSetElement[] = [];
  readonly #seed = h("span", { role: "status", "aria-label": "Descriptions" });

  constructor(
    private readonly root: Element,
    private readonly key: string,
  ) {
    this.#all = Array.from(root.querySelectorAll<HTMLFieldSetElement>("fieldset.verdict"));
  }

  get count(): number {
    return this.#all.length;
  }

  mount(): void {
    if (this.count === 0) return;
    for (const set of this.#all) {
      set.classList.add("verdict--live");
      set.append(h("div", { class: "verdict__said", "aria-live": "polite" }));
      set.addEventListener("change", () => {
        this.#explain(set);
        save(this.key, this.choices());
      });
    }
    this.#offerOthers();
    const kept = (load(this.key) ?? {}) as Choices;
    const early = this.#all.filter((set) => [...this.#radios(set)].filter(takeTouched).length > 0);
    const chosen = early.map((set) => [set.dataset["verdict"] ?? "", this.#chosenIn(set)] as const);
    if (chosen.length > 0) this.choose({ ...kept, ...Object.fromEntries(chosen) });
    else this.#check(kept);
    this.draw();
  }

  disconnect(): void {
    removeEventListener(SEED_CHANGED, this.draw);
  }

  /** Show the four descriptions of the seed in the address. */
  draw = (): void => {
    const first = this.#all.filter((set) => !("more" in set.dataset));
    const { seed } = seedInAddress();
    this.#shown = seed === 0 ? first : drawItems(seed, this.#all, (set) => set.dataset["answer"] ?? "");
    const place = this.#all[0]?.parentElement;
    const zoo = this.root.querySelector(".verdict-zoo");
    if (!zoo || !place) return this.#letter();
    zoo.append(...this.#all.filter((set) => !this.#shown.includes(set)));
    for (const set of this.#shown) zoo.before(set);
    this.#letter();
    this.#seed.textContent = seed === 0 ? "These are the lesson’s four." : `Seed ${seed}: four others.`;
  };

  /** For the checker: the descriptions shown, in order, and the verdict on each by its letter. */
  given(): { items: string[]; verdicts: Choices } {
    const items = this.#shown.map((set) => set.dataset["verdict"] ?? "");
    const verdicts = this.#shown.map((set, place) => [LETTERS[place], this.#chosenIn(set)] as const);
    return { items, verdicts: Object.fromEntries(verdicts) };
  }

  /** Every verdict chosen so far, by description. */
  choices(): Choices {
    return Object.fromEntries(this.#all.map((set) => [set.dataset["verdict"] ?? "", this.#chosenIn(set)]));
  }

  choose(choices: Choices): void {
    this.#check(choices);
    const chosen = this.choices();
    if (Object.values(chosen).some((verdict) => verdict !== null)) save(this.key, chosen);
    else forget(this.key);
  }

  #check(choices: Choices): void {
    for (const set of this.#all) {
      for (const radio of this.#radios(set)) radio.checked = radio.value === choices[set.dataset["verdict"] ?? ""];
      this.#explain(set);
    }
  }

  /** Those on show come first; the others, which stand on paper only, go on from there. */
  #letter(): void {
    const others = this.#all.filter((set) => !this.#shown.includes(set));
    [...this.#shown, ...others].forEach((set, place) => {
      get(set, "legend", HTMLElement).textContent = `(${LETTERS[place]})`;
    });
  }

  #offerOthers(): void {
    const zoo = this.root.querySelector(".verdict-zoo");
    if (!zoo) return;
    zoo.classList.add("verdict-zoo--live");
    const other = h("button", { type: "button", class: "md-button" }, "New descriptions");
    other.addEventListener("click", () => putSeedInAddress(newSeed()));
    zoo.after(h("p", { class: "verdict-zoo__other" }, other, this.#seed));
    addEventListener(SEED_CHANGED, this.draw);
  }

  #explain(set: HTMLFieldSetElement): void {
    const chosen = this.#chosenIn(set);
    const said = get(set, ".verdict__said", HTMLElement);
    if (chosen === null) {
      delete set.dataset["ruling"];
      return said.replaceChildren();
    }
    const explanation = get(set, `.verdict__explanation[data-for="${CSS.escape(chosen)}"]`, HTMLElement);
    set.dataset["ruling"] = chosen === set.dataset["answer"] ? "right" : "wrong";
    said.replaceChildren(...Array.from(explanation.childNodes, (node) => node.cloneNode(true)));
  }

  #chosenIn(set: HTMLFieldSetElement): string | null {
    return this.#radios(set).find(({ checked }) => checked)?.value ?? null;
  }

  #radios(set: HTMLFieldSetElement): HTMLInputElement[] {
    return Array.from(set.querySelectorAll<HTMLInputElement>("input[type=radio]"));
  }
}
