/** <by-hand>: three numbers from pen and paper, marked in the page without Python. */

import { takeSubmitted, takeTouched, whenPressed } from "../early.ts";
import { get, h } from "../dom.ts";
import { SEED_CHANGED, newSeed, putSeedInAddress, seedInAddress } from "../seed.ts";
import { forget, load, save } from "../storage.ts";
import { drawConditionals } from "./drawing.ts";
import { mark } from "./marking.ts";
import { printSheet } from "./sheet.ts";
import type { Step } from "./slips.ts";

export class ByHand extends HTMLElement {
  #mounted = false;
  #conditionals: number[] = [];

  /** The numbers on show. */
  get conditionals(): readonly number[] {
    return this.#conditionals;
  }

  get symbols(): readonly string[] {
    return (this.dataset["symbols"] ?? "").split(" ");
  }

  /** What stands in the fields, by step. */
  typed(): Record<string, string> {
    return Object.fromEntries(this.#fields().map((field) => [field.name, field.value]));
  }

  type(values: Record<string, string>): void {
    for (const field of this.#fields()) {
      field.value = values[field.name] ?? "";
      this.#say(field, "", "");
    }
    this.#keep();
  }

  connectedCallback(): void {
    addEventListener(SEED_CHANGED, this.#showSeed);
    if (this.#mounted) return;
    this.#mounted = true;
    const form = get(this, "form", HTMLFormElement);
    form.noValidate = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#markAll();
    });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement) this.#say(target, "", "");
      this.#keep();
    });
    this.#showSeed();
    whenPressed(get(form, "[data-new-numbers]", HTMLButtonElement), () => putSeedInAddress(newSeed()));
    whenPressed(get(form, "[data-print-sheet]", HTMLButtonElement), () =>
      printSheet(seedInAddress().seed, this.symbols, this.#own()),
    );
    if (takeSubmitted(form)) this.#markAll();
  }

  /** The lesson's own numbers. */
  #own(): number[] {
    return (this.dataset["conditionals"] ?? "").split(" ").map(Number);
  }

  disconnectedCallback(): void {
    removeEventListener(SEED_CHANGED, this.#showSeed);
  }

  #showSeed = (): void => {
    const { seed, problem } = seedInAddress();
    const own = this.#own();
    this.#conditionals = seed === 0 ? own : drawConditionals(seed, own.length);
    this.querySelectorAll(".by-hand__value").forEach((cell, place) => {
      cell.textContent = String(this.#conditionals[place]);
    });
    get(this, ".by-hand__seed", HTMLElement).textContent =
      problem ?? (seed === 0 ? "Seed 0, the lesson’s numbers" : `Seed ${seed}`);
    const saved = load(this.#key()) as { values?: Record<string, string> } | undefined;
    let isNews = false;
    for (const field of this.#fields()) {
      if (takeTouched(field)) isNews = true;
      else field.value = saved?.values?.[field.name] ?? "";
      this.#say(field, "", "");
    }
    if (isNews) this.#keep();
  };

  #markAll(): void {
    for (const field of this.#fields()) this.#mark(field);
  }

  #mark(field: HTMLInputElement): void {
    const { kind, said } = mark(field.name as Step, field.value, this.#conditionals);
    this.#say(field, kind, said);
  }

  #say(field: HTMLInputElement, kind: string, said: string): void {
    const place = get(field.parentElement ?? this, ".by-hand__said", HTMLElement);
    place.dataset["kind"] = kind;
    place.replaceChildren(...(said ? [h("span", {}, said)] : []));
    field.setAttribute("aria-invalid", String(["unreadable", "slip", "wrong", "too-rough"].includes(kind)));
  }

  #keep(): void {
    const values = this.typed();
    if (Object.values(values).some(Boolean)) save(this.#key(), { values });
    else forget(this.#key());
  }

  /** Each seed's answers are kept on their own. */
  #key(): string {
    return `by-hand/${this.id}/${seedInAddress().seed}`;
  }

  #fields(): HTMLInputElement[] {
    return Array.from(this.querySelectorAll<HTMLInputElement>(".by-hand__step input"));
  }
}
