/** <self-check>: below the answer of a question, the reader says whether they had it. */

import { h } from "../dom.ts";
import type { Grade } from "./events.ts";
import { recordPractice } from "./practice.ts";

export class SelfCheck extends HTMLElement {
  #status = h("p", { role: "status", class: "self-check__status" });

  connectedCallback(): void {
    if (this.childElementCount > 0 || this.closest("#print-site-page")) return;
    const missed = h("button", { type: "button", class: "md-button", "aria-pressed": "false" }, "Missed it");
    const had = h("button", { type: "button", class: "md-button", "aria-pressed": "false" }, "Had it");
    const choose = (chosen: HTMLButtonElement, grade: Grade): void => {
      for (const button of [missed, had]) button.setAttribute("aria-pressed", String(button === chosen));
      recordPractice(this.dataset["question"] ?? "", grade);
      this.#status.replaceChildren(
        ...(grade === "missed" ? this.#offer() : ["You had it, so no card comes first for this question."]),
      );
    };
    missed.addEventListener("click", () => choose(missed, "missed"));
    had.addEventListener("click", () => choose(had, "got"));
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", "Did you have it?");
    this.append(
      h("div", { class: "self-check__buttons" }, h("span", {}, "Did you have it?"), missed, had),
      this.#status,
    );
  }

  #offer(): (Node | string)[] {
    const addresses = (this.dataset["cards"] ?? "").split(" ").filter(Boolean);
    if (addresses.length === 0) return ["Noted: you missed it."];
    const links = addresses.flatMap((address, place) => [
      place > 0 ? ", " : "",
      h("a", { href: address }, (address.split("#")[1] ?? "").replaceAll("-", " ")),
    ]);
    const which = addresses.length === 1 ? "The card that asks" : "The cards that ask";
    return [`Noted. ${which} for the same will come first when you review: `, ...links, "."];
  }
}
