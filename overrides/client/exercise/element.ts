/** <py-exercise>: an editor, its buttons, and what comes of them. The text around it is in the page already. */

import { get, h } from "../dom.ts";
import { type Probe, legend, probePictures } from "../probe/picture.ts";
import { type Outcome, python } from "../python/client.ts";
import type { Action } from "../protocol.ts";
import { seedInAddress } from "../seed.ts";
import { forget, keeps, load, save } from "../storage.ts";
import type { Editor } from "./editor.ts";
import { Feedback, type Verdict } from "./feedback.ts";
import { Hints } from "./hints.ts";
import { material } from "./material.ts";
import { Output } from "./output.ts";
import { Progress } from "./progress.ts";
import { Solution } from "./solution.ts";
import { Verdicts } from "./verdicts.ts";

const LIMIT_S = 10;
const BUTTONS = ["Run", "Check", "Probe", "Stop", "Reset", "Hint", "Solution"] as const;
type Button = (typeof BUTTONS)[number];

interface Saved {
  code: string;
}

/** What `grading.entry.run` and `.probe` answer. */
interface RunResult {
  ok: boolean;
  error?: { sentence: string; traceback: string; line: number | null };
  probes?: Probe[];
}

export class PyExercise extends HTMLElement {
  #mounted = false;
  #hasTried = false;
  #starter = "";
  #editor: Editor | undefined;
  #buttons = new Map<Button, HTMLButtonElement>();
  #output = new Output();
  #feedback = new Feedback();
  #progress = new Progress();
  #pictures = h("div", { class: "probes" });
  #hints = new Hints(this.querySelector(".exercise__hints"));
  #solution = new Solution(async () => (await material(this.id)).solution);
  #verdicts = new Verdicts(this, `exercise/${this.id}/verdicts`);

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    const starter = get(this, ".exercise__starter", HTMLElement);
    this.#starter = get(starter, "code", HTMLElement).textContent ?? "";
    starter.append(this.#help());
    this.append(
      this.#toolbar(),
      this.#progress.element,
      this.#output.element,
      this.#feedback.element,
      this.#pictures,
      this.#hints.element,
      this.#solution.element,
    );
    this.#verdicts.mount();
    this.classList.add("exercise--live");
    void this.#mountEditor(starter);
  }

  async #mountEditor(place: HTMLElement): Promise<void> {
    const { Editor } = await import("./editor.ts");
    const saved = load(`exercise/${this.id}`) as Saved | undefined;
    const code = typeof saved?.code === "string" ? saved.code : this.#starter;
    get(place, "pre", HTMLElement).hidden = true;
    get(place, ".exercise__label", HTMLElement).textContent = "Your code";
    const holder = h("div", { class: "exercise__editor" });
    place.insertBefore(holder, get(place, ".exercise__keys", HTMLElement));
    this.#editor = new Editor(holder, code, `${this.id}-keys`, {
      onEdit: (edited) => this.#keep(edited),
      onRun: () => void this.#perform("run"),
      onCheck: () => void this.#perform("check"),
    });
    this.#setBusy(false);
  }

  #help(): HTMLElement {
    const keys = "Ctrl+Enter runs, Shift+Ctrl+Enter checks. Tab indents; Esc, then Tab, leaves the editor.";
    const onMac = keys.replaceAll("Ctrl", "⌘");
    const words = navigator.platform.startsWith("Mac") ? onMac : keys;
    return h("p", { class: "exercise__keys", id: `${this.id}-keys` }, words);
  }

  #toolbar(): HTMLElement {
    const act: Record<Button, () => void> = {
      Run: () => void this.#perform("run"),
      Check: () => void this.#perform("check"),
      Probe: () => void this.#perform("probe"),
      Stop: () => python.stop(),
      Reset: () => this.#reset(),
      Hint: () => this.#hints.next(),
      Solution: () => this.#solution.ask(this.#hasTried),
    };
    const bar = h("div", { class: "exercise__toolbar", role: "toolbar", "aria-label": "Exercise" });
    for (const name of BUTTONS.filter((name) => name !== "Probe" || this.hasAttribute("data-probe"))) {
      const primary = name === "Run" || name === "Check" || name === "Probe";
      const button = h("button", { type: "button", class: `md-button${primary ? " md-button--primary" : ""}` }, name);
      button.addEventListener("click", act[name]);
      button.disabled = name === "Stop" || primary;
      this.#buttons.set(name, button);
      bar.append(button);
    }
    return bar;
  }

  async #perform(action: Action): Promise<void> {
    const editor = this.#editor;
    if (!editor || this.#buttons.get("Run")?.disabled) return;
    this.#hasTried = true;
    this.#setBusy(true);
    this.#output.hide();
    this.#feedback.clear();
    if (action === "probe") this.#pictures.replaceChildren();
    try {
      this.#show(action, await this.#outcome(action, editor.code));
    } catch (error) {
      this.#feedback.ourFault("This page made a mistake of its own", String(error), () => void this.#perform(action));
    }
    this.#progress.hide();
    this.#output.flush();
    this.#setBusy(false);
  }

  async #outcome(action: Action, code: string): Promise<Outcome> {
    let args = [code];
    if (action !== "run") {
      try {
        args = [this.id, (await material(this.id)).check, code, JSON.stringify(this.#given())];
      } catch (error) {
        return { kind: "load-failed", sentence: "the exercise’s own files could not be loaded", detail: String(error) };
      }
    }
    return python.call({
      action,
      args,
      limit_s: LIMIT_S,
      listener: {
        onProgress: (...progress) => this.#progress.show(...progress),
        onStarted: () => this.#progress.hide(),
        onOutput: (text) => action !== "probe" && this.#output.append(text),
      },
    });
  }

  /** What the check needs to know of the page: the seed, the numbers shown, the verdicts chosen. */
  #given(): Record<string, unknown> {
    const byHand = this.querySelector("by-hand");
    return {
      seed: seedInAddress().seed,
      ...(byHand ? { conditionals: byHand.conditionals } : {}),
      ...(this.#verdicts.count > 0 ? { verdicts: this.#verdicts.chosen() } : {}),
    };
  }

  #show(action: Action, outcome: Outcome): void {
    const again = (): void => void this.#perform(action);
    switch (outcome.kind) {
      case "result":
        return this.#showResult(action, outcome.json);
      case "busy":
        return this.#output.note("Another exercise on this page is running. Wait for it, or stop it there.");
      case "stopped":
        return this.#output.note("Stopped. Python is starting afresh; your code is kept.");
      case "too-long":
        return this.#output.note(
          `Stopped after ${outcome.limit_s} s: the code was still running. Is there a loop that never ends?`,
          "error",
        );
      case "died":
        console.error(outcome.detail);
        return this.#output.note("Your code brought Python down. It is starting afresh; your code is kept.", "error");
      case "load-failed":
        return this.#feedback.ourFault(`Python could not be loaded: ${outcome.sentence}`, outcome.detail, again);
    }
  }

  #showResult(action: Action, json: string): void {
    if (action === "check") {
      const verdict = JSON.parse(json) as Verdict;
      if (verdict.line) this.#editor?.showLine(verdict.line);
      return this.#feedback.show(verdict);
    }
    const { error, probes } = JSON.parse(json) as RunResult;
    if (error) {
      this.#output.note(`${error.traceback ? `${error.traceback}\n` : ""}${error.sentence}`, "error");
      if (error.line) this.#editor?.showLine(error.line);
    } else if (probes) {
      this.#pictures.replaceChildren(legend(), ...probes.map(probePictures));
    } else if (this.#output.element.hidden) {
      this.#output.note("Done. The code printed nothing.");
    }
  }

  #reset(): void {
    this.#editor?.replace(this.#starter);
    forget(`exercise/${this.id}`);
    this.#output.hide();
    this.#feedback.clear();
    this.#pictures.replaceChildren();
    this.#hints.clear();
    this.#solution.clear();
    this.#verdicts.clear();
    this.#hasTried = false;
  }

  #keep(code: string): void {
    save(`exercise/${this.id}`, { code } satisfies Saved);
    const words =
      "This browser refuses to keep anything for this site: your code will be lost when you leave the page.";
    const warning = this.querySelector(".exercise__unsaved");
    if (!keeps && !warning) this.append(h("p", { class: "exercise__unsaved", role: "alert" }, words));
  }

  #setBusy(busy: boolean): void {
    for (const [name, button] of this.#buttons) {
      if (name === "Stop") button.disabled = !busy;
      else if (name === "Run" || name === "Check" || name === "Probe") button.disabled = busy || !this.#editor;
    }
    this.toggleAttribute("data-busy", busy);
  }
}
