/** What the code prints: text in blocks, so much a frame and no more, so that a flood does not stop the page. */

import { emptied, h } from "../dom.ts";

const CHARACTERS_A_FRAME = 16_384;
const LONGEST_NOTE = 10_000;

type Waiting = string | HTMLElement;

export class Output {
  /** Not live: how a run went is told in one sentence (spoken.ts), and the log is there to be read. */
  readonly #log = h("div", { role: "log", "aria-live": "off", class: "exercise__log" });
  readonly element: HTMLElement;
  #waiting: Waiting[] = [];
  #unended: HTMLElement | undefined;
  #frame = 0;
  #ends = 0;
  #isEnded = true;

  constructor(name = "Output") {
    this.#log.ariaLabel = name;
    const label = h("p", { class: "exercise__label", "aria-hidden": "true" }, name);
    this.element = h("div", { class: "exercise__output" }, label, this.#log);
    this.#hold(false);
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#log.childNodes.length === 0;
  }

  /** What the code has printed so far, in lines; notes of the page are none. */
  get lines(): number {
    return this.#ends + (this.#isEnded ? 0 : 1);
  }

  /** Gives back the way to undo it, for what had been shown. */
  clear(): () => void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#waiting = [];
    this.#unended = undefined;
    this.#ends = 0;
    this.#isEnded = true;
    const refill = emptied(this.#log);
    const held = this.#log.hasAttribute("tabindex");
    this.#hold(false);
    return () => {
      this.clear();
      refill();
      this.#hold(held);
    };
  }

  append(text: string): void {
    if (!text) return;
    this.#ends += text.split("\n").length - 1;
    this.#isEnded = text.endsWith("\n");
    this.#take(text);
  }

  #take(text: string): void {
    if (text.length > CHARACTERS_A_FRAME) {
      this.#take(text.slice(0, CHARACTERS_A_FRAME));
      return this.#take(text.slice(CHARACTERS_A_FRAME));
    }
    const last = this.#waiting.at(-1);
    if (typeof last === "string" && last.length + text.length <= CHARACTERS_A_FRAME)
      this.#waiting.splice(-1, 1, last + text);
    else this.#waiting.push(text);
    this.#ask();
  }

  /** A sentence of the page's own, set apart from what the code printed. */
  note(text: string, kind: "info" | "error" = "info"): void {
    const shown = text.length > LONGEST_NOTE ? `${text.slice(0, LONGEST_NOTE)} … (cut)` : text;
    this.#waiting.push(h("p", { class: `exercise__note exercise__note--${kind}` }, shown));
    this.#ask();
  }

  #ask(): void {
    this.#frame ||= requestAnimationFrame(() => this.#show());
  }

  #show(): void {
    this.#frame = 0;
    for (let shown = 0; shown < CHARACTERS_A_FRAME && this.#waiting.length > 0;) {
      const next = this.#waiting.shift() ?? "";
      if (typeof next === "string") this.#print(next);
      else this.#log.append(next);
      shown += typeof next === "string" ? next.length : (next.textContent?.length ?? 0);
    }
    this.#hold(true);
    this.#log.scrollTop = this.#log.scrollHeight;
    if (this.#waiting.length > 0) this.#ask();
  }

  /** A class, because WebKitGTK 2.50 does not see again whether `:has(:empty)` still holds. What holds text may scroll. */
  #hold(something: boolean): void {
    this.element.classList.toggle("exercise__output--empty", !something);
    if (something) this.#log.tabIndex = 0;
    else this.#log.removeAttribute("tabindex");
  }

  /** Whole lines stand in a block of their own; a line that has not ended yet is gone on with. */
  #print(text: string): void {
    const ends = text.lastIndexOf("\n") + 1;
    const [lines, rest] = [text.slice(0, ends), text.slice(ends)];
    if (lines) {
      (this.#unended ?? this.#block()).append(lines);
      this.#unended = undefined;
    }
    if (rest) {
      this.#unended ??= this.#block();
      this.#unended.append(rest);
    }
  }

  #block(): HTMLElement {
    const block = h("div", { class: "exercise__printed" });
    this.#log.append(block);
    return block;
  }
}
