/** One sentence for each thing that happens, for who listens; the page shows the same to who looks. */

import { h } from "./dom.ts";

export class Spoken {
  readonly element: HTMLElement;

  constructor(name: string) {
    this.element = h("p", { role: "status", "aria-label": name, class: "only-heard" });
  }

  say(words: string): void {
    this.element.textContent = words;
  }
}

/** What a run that came to its end is told as. */
export function finished(lines: number): string {
  if (lines === 0) return "Finished. The code printed nothing.";
  return `Finished: ${lines} ${lines === 1 ? "line" : "lines"} of output.`;
}

export function failed(line: number | null, sentence: string): string {
  return line === null ? `Error. ${sentence}` : `Error on line ${line}. ${sentence}`;
}
