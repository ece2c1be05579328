/** The buttons of an exercise. A button that cannot be used now keeps its place in the tab order, and the focus. */

import { h } from "../dom.ts";

const NAMES = ["Run", "Check", "Probe", "Stop", "Reset", "Hint", "Solution", "Share"] as const;
export type ButtonName = (typeof NAMES)[number];
const STARTS_PYTHON: readonly ButtonName[] = ["Run", "Check", "Probe"];
/** Of use only once the editor is there. */
const NEEDS_EDITOR: readonly ButtonName[] = [...STARTS_PYTHON, "Reset", "Share"];

export class Toolbar {
  readonly element = h("div", { class: "exercise__toolbar", role: "group", "aria-label": "Exercise" });
  readonly #buttons = new Map<ButtonName, HTMLButtonElement>();

  constructor(act: Partial<Record<ButtonName, () => void>>) {
    for (const name of NAMES) {
      const press = act[name];
      if (!press) continue;
      const look = STARTS_PYTHON.includes(name) ? "md-button md-button--primary" : "md-button";
      const button = h("button", { type: "button", class: look }, name);
      button.addEventListener("click", () => {
        if (this.canPress(name)) press();
      });
      this.#buttons.set(name, button);
      this.element.append(button);
    }
  }

  canPress(name: ButtonName): boolean {
    return this.#buttons.get(name)?.ariaDisabled !== "true";
  }

  /** Nothing starts before the editor is there or while something runs; Stop is of use only then. */
  allow(state: "waiting" | "idle" | "busy"): void {
    for (const [name, button] of this.#buttons) {
      const waits = state === "waiting" && NEEDS_EDITOR.includes(name);
      const isTaken = state === "busy" && STARTS_PYTHON.includes(name);
      button.ariaDisabled = String(name === "Stop" ? state !== "busy" : waits || isTaken);
    }
  }
}
