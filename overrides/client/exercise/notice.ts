/** A line above the editor that tells something and offers what can be done about it. */

import { h } from "../dom.ts";

export class Notice {
  readonly element = h("div", { class: "exercise__notice", role: "status", "aria-label": "Notice" });

  /** `afterwards` takes the focus when a choice has been made: its button is gone then. */
  constructor(private readonly afterwards: () => void) {}

  show(words: string, choices: Record<string, () => void>): void {
    const buttons = Object.entries(choices).map(([name, act]) => {
      const button = h("button", { type: "button", class: "md-button" }, name);
      button.addEventListener("click", () => {
        this.clear();
        act();
        this.afterwards();
      });
      return button;
    });
    this.element.replaceChildren(h("p", {}, words), ...buttons);
  }

  clear(): void {
    this.element.replaceChildren();
  }
}
