/** The solution, beside the learner's code and never over it; who has not tried is asked first. */

import { h } from "../dom.ts";

export class Solution {
  readonly #code = h("code", { class: "language-python" });
  readonly #shown = h(
    "div",
    { class: "exercise__solution", hidden: true },
    h("p", { class: "exercise__label" }, "One way to write it. Your own code is still in the editor."),
    h("pre", { tabindex: 0 }, this.#code),
  );
  readonly #dialog = h("dialog", { class: "exercise__confirm", "aria-label": "You have not tried yet" });
  readonly element = h("div", {}, this.#shown, this.#dialog);

  constructor(private readonly text: () => Promise<string>) {
    const yes = h("button", { type: "button", class: "md-button md-button--primary" }, "Show it anyway");
    const no = h("button", { type: "button", class: "md-button" }, "Keep trying");
    yes.addEventListener("click", () => {
      this.#dialog.close();
      void this.#show();
    });
    no.addEventListener("click", () => this.#dialog.close());
    this.#dialog.append(
      h("p", {}, "You have not run or checked anything here yet. Trying first, even wrongly, is what makes it stick."),
      h("div", { class: "exercise__confirm-buttons" }, no, yes),
    );
  }

  ask(hasTried: boolean): void {
    if (hasTried) void this.#show();
    else this.#dialog.showModal();
  }

  /** Gives back the way to undo it. */
  clear(): () => void {
    const wasHidden = this.#shown.hidden;
    this.#shown.hidden = true;
    return () => {
      this.#shown.hidden = wasHidden;
    };
  }

  async #show(): Promise<void> {
    this.#shown.hidden = false;
    this.#code.textContent = "Loading …";
    try {
      this.#code.textContent = await this.text();
    } catch (error) {
      this.#code.textContent = `The solution could not be loaded (${String(error)}). Press Solution to try again.`;
    }
  }
}
