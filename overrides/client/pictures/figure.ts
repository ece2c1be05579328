/** The parts of a picture by name: its controls, what is drawn, the sentence and the numbers. */

import { get } from "../dom.ts";

export class Figure {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  field(name: string): HTMLInputElement {
    return get(this.#root, `input[name="${name}"]`, HTMLInputElement);
  }

  list(name: string): HTMLSelectElement {
    return get(this.#root, `select[name="${name}"]`, HTMLSelectElement);
  }

  /** The value of the radio button that is chosen. */
  chosen(name: string): string {
    return get(this.#root, `input[name="${this.#root.id}-${name}"]:checked`, HTMLInputElement).value;
  }

  choose(name: string, value: string): void {
    get(this.#root, `input[name="${this.#root.id}-${name}"][value="${value}"]`, HTMLInputElement).checked = true;
  }

  part(selector: string): SVGElement {
    return get(this.#root, `.picture__drawings ${selector}`, SVGElement);
  }

  parts(selector: string): SVGElement[] {
    return [...this.#root.querySelectorAll<SVGElement>(`.picture__drawings ${selector}`)];
  }

  /** A number, or undefined where the field holds none within its bounds. */
  number(name: string): number | undefined {
    const field = this.field(name);
    return field.value !== "" && field.checkValidity() ? field.valueAsNumber : undefined;
  }

  /** What a range stands at, in words, beside it and for those who hear it. */
  value(name: string, words: string): void {
    this.field(name).setAttribute("aria-valuetext", words);
    get(this.#root, `[data-value-of="${name}"]`, HTMLElement).textContent = words;
  }

  /** The sentence; it is announced if it changes. */
  say(sentence: string): void {
    const says = get(this.#root, ".picture__says", HTMLOutputElement);
    if (says.textContent !== sentence) says.textContent = sentence;
  }

  /** The cells of the table's body, row by row, its row headings left as they are. */
  numbers(rows: readonly (readonly string[])[]): void {
    for (const [place, row] of [...this.#root.querySelectorAll(".picture__numbers tbody tr")].entries()) {
      for (const [column, cell] of [...row.querySelectorAll("td")].entries()) {
        cell.textContent = rows[place]?.[column] ?? "";
      }
    }
  }

  /** Something drawn was pointed at or touched. Its state is then shown as after a change of a control. */
  onPressed(selector: string, act: (element: SVGElement) => void): void {
    this.#root.addEventListener("click", (event) => {
      const pressed = event.target instanceof Element ? event.target.closest(selector) : null;
      if (!(pressed instanceof SVGElement)) return;
      act(pressed);
      this.#root.dispatchEvent(new Event("input"));
    });
  }
}

export function set(element: SVGElement, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
