/** The verdict on an attempt, in words; its text begins with Correct, Not yet or Something went wrong on our side. */

import { emptied, h, withCode } from "../dom.ts";

/** What `grading.entry.check` answers. */
export interface Verdict {
  verdict: "correct" | "not-yet" | "our-fault";
  text: string[];
  line: number | null;
  maintainer: string | null;
}

const HEADINGS = {
  correct: "Correct",
  "not-yet": "Not yet",
  "our-fault": "Something went wrong on our side",
} as const;

export class Feedback {
  readonly element = h("div", { role: "status", "aria-label": "Feedback", class: "feedback" });

  /** Gives back the way to undo it. */
  clear(): () => void {
    const verdict = this.element.dataset["verdict"];
    delete this.element.dataset["verdict"];
    const refill = emptied(this.element);
    return () => {
      refill();
      if (verdict) this.element.dataset["verdict"] = verdict;
    };
  }

  show(verdict: Verdict, ...more: Node[]): void {
    if (verdict.maintainer) console.error(verdict.maintainer);
    this.element.dataset["verdict"] = verdict.verdict;
    this.element.replaceChildren(
      h("p", { class: "feedback__heading" }, HEADINGS[verdict.verdict]),
      ...verdict.text.map((paragraph) => h("p", {}, ...withCode(paragraph))),
      ...more,
    );
  }

  /** Our fault: the learner gets a sentence and a way on, the console gets the details. */
  ourFault(sentence: string, detail: string, retry?: () => void): void {
    const button = h("button", { type: "button", class: "md-button" }, "Retry");
    button.addEventListener("click", () => retry?.());
    const text = [`${sentence}. Your code is kept.`];
    this.show({ verdict: "our-fault", text, line: null, maintainer: detail }, ...(retry ? [button] : []));
  }
}
