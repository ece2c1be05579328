/** <by-hand>: three numbers from pen and paper, marked in the page without Python. */

import { get, h } from "../dom.ts";
import { SEED_CHANGED, newSeed, putSeedInAddress, seedInAddress } from "../seed.ts";
import { load, save } from "../storage.ts";
import { drawConditionals } from "./drawing.ts";
import { mark } from "./marking.ts";
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

  clear(): void {
    for (const field of this.#fields()) {
      field.value = "";
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
      for (const field of this.#fields()) this.#mark(field);
    });
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement) this.#say(target, "", "");
      this.#keep();
    });
    get(form, "[data-new-numbers]", HTMLButtonElement).addEventListener("click", () => putSeedInAddress(newSeed()));
    this.#showSeed();
    this.#restore();
  }

  disconnectedCallback(): void {
    removeEventListener(SEED_CHANGED, this.#showSeed);
  }

  #showSeed = (): void => {
    const { seed, problem } = seedInAddress();
    const own = (this.dataset["conditionals"] ?? "").split(" ").map(Number);
    this.#conditionals = seed === 0 ? own : drawConditionals(seed, own.length);
    this.querySelectorAll(".by-hand__value").forEach((cell, place) => {
      cell.textContent = String(this.#conditionals[place]);
    });
    get(this, ".by-hand__seed", HTMLElement).textContent =
      problem ?? (seed === 0 ? "Seed 0, the lesson’s numbers" : `Seed ${seed}`);
    for (const field of this.#fields()) {
      field.value = "";
      this.#say(field, "", "");
    }
  };

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
    const values = Object.fromEntries(this.#fields().map((field) => [field.name, field.value]));
    save(`by-hand/${this.id}`, { seed: seedInAddress().seed, values });
  }

  #restore(): void {
    const saved = load(`by-hand/${this.id}`) as { seed: number; values: Record<string, string> } | undefined;
    if (saved?.seed !== seedInAddress().seed) return;
    for (const field of this.#fields()) field.value = saved.values?.[field.name] ?? "";
  }

  #fields(): HTMLInputElement[] {
    return Array.from(this.querySelectorAll<HTMLInputElement>(".by-hand__step input"));
  }
}
