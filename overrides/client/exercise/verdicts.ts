/** Verdicts on descriptions: each choice, right or wrong, shows its explanation at once; choices are kept. */

import { get, h } from "../dom.ts";
import { forget, load, save } from "../storage.ts";

export class Verdicts {
  readonly #sets: HTMLFieldSetElement[];

  constructor(
    root: Element,
    private readonly key: string,
  ) {
    this.#sets = Array.from(root.querySelectorAll<HTMLFieldSetElement>("fieldset.verdict"));
  }

  get count(): number {
    return this.#sets.length;
  }

  mount(): void {
    const saved = (load(this.key) ?? {}) as Record<string, unknown>;
    for (const set of this.#sets) {
      set.append(h("div", { class: "verdict__said", "aria-live": "polite" }));
      set.classList.add("verdict--live");
      set.addEventListener("change", () => {
        this.#explain(set);
        save(this.key, this.chosen());
      });
      const radio = this.#radios(set).find(({ value }) => value === saved[nameOf(set)]);
      if (radio) {
        radio.checked = true;
        this.#explain(set);
      }
    }
  }

  /** By the letter of each description: the verdict chosen, or null. */
  chosen(): Record<string, string | null> {
    return Object.fromEntries(
      this.#sets.map((set) => [nameOf(set), this.#radios(set).find(({ checked }) => checked)?.value ?? null]),
    );
  }

  clear(): void {
    forget(this.key);
    for (const set of this.#sets) {
      for (const radio of this.#radios(set)) radio.checked = false;
      get(set, ".verdict__said", HTMLElement).replaceChildren();
      delete set.dataset["ruling"];
    }
  }

  #explain(set: HTMLFieldSetElement): void {
    const chosen = this.#radios(set).find(({ checked }) => checked)?.value ?? "";
    const explanation = get(set, `.verdict__explanation[data-for="${CSS.escape(chosen)}"]`, HTMLElement);
    set.dataset["ruling"] = chosen === set.dataset["answer"] ? "right" : "wrong";
    get(set, ".verdict__said", HTMLElement).replaceChildren(
      ...Array.from(explanation.childNodes, (node) => node.cloneNode(true)),
    );
  }

  #radios(set: HTMLFieldSetElement): HTMLInputElement[] {
    return Array.from(set.querySelectorAll<HTMLInputElement>("input[type=radio]"));
  }
}

function nameOf(set: HTMLFieldSetElement): string {
  return set.dataset["verdict"] ?? "";
}
