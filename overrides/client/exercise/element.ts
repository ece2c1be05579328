/** <py-exercise>: an editor, its buttons, and what comes of them. The text around it is in the page already. */

import { get, h } from "../dom.ts";
import { ProbeResults } from "../probe/results.ts";
import type { Action } from "../protocol.ts";
import { type Listener, type Outcome, python } from "../python/client.ts";
import { seedInAddress } from "../seed.ts";
import { forget, keeps, load, save } from "../storage.ts";
import type { Editor } from "./editor.ts";
import { Feedback, type Verdict } from "./feedback.ts";
import { Hints } from "./hints.ts";
import { material } from "./material.ts";
import { sentenceFor } from "./outcome.ts";
import { Output } from "./output.ts";
import { Progress } from "./progress.ts";
import type { Probe } from "../probe/picture.ts";
import { Solution } from "./solution.ts";
import { Toolbar } from "./toolbar.ts";
import { Verdicts } from "./verdicts.ts";

const LIMIT_S = 10;

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
  #isStopping = false;
  #resets = 0;
  #running: Action | undefined;
  #starter = "";
  #editor: Editor | undefined;
  #output = new Output();
  #feedback = new Feedback();
  #progress = new Progress();
  #results = new ProbeResults();
  #hints = new Hints(this.querySelector(".exercise__hints"));
  #solution = new Solution(async () => (await material(this.id)).solution);
  #verdicts = new Verdicts(this, `exercise/${this.id}/verdicts`);
  #toolbar = new Toolbar({
    Run: () => void this.#perform("run"),
    Check: () => void this.#perform("check"),
    ...(this.hasAttribute("data-probe") ? { Probe: () => void this.#perform("probe") } : {}),
    Stop: () => this.#stop(),
    Reset: () => this.#reset(),
    Hint: () => this.#hints.next(),
    Solution: () => this.#solution.ask(this.#hasTried),
  });
  readonly #listener: Listener = {
    onProgress: (...progress) => this.#progress.show(...progress),
    onStarted: () => this.#progress.hide(),
    // A probe runs the whole program for the models that it defines; what that prints is not its result.
    onOutput: (text) => this.#running !== "probe" && this.#output.append(text),
  };

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    const starter = get(this, ".exercise__starter", HTMLElement);
    this.#starter = get(starter, "code", HTMLElement).textContent ?? "";
    this.append(
      this.#toolbar.element,
      this.#progress.element,
      this.#output.element,
      this.#feedback.element,
      this.#results.element,
      this.#hints.element,
      this.#solution.element,
    );
    this.#toolbar.allow("waiting");
    this.#verdicts.mount();
    this.classList.add("exercise--live");
    this.#mountEditor(starter).catch((error: unknown) =>
      this.#feedback.ourFault("The editor could not be loaded", String(error), () => location.reload()),
    );
  }

  async #mountEditor(place: HTMLElement): Promise<void> {
    const { Editor } = await import("./editor.ts");
    const saved = load(`exercise/${this.id}`) as Saved | undefined;
    const code = typeof saved?.code === "string" ? saved.code : this.#starter;
    get(place, "pre", HTMLElement).hidden = true;
    get(place, ".exercise__label", HTMLElement).textContent = "Your code";
    const holder = h("div", { class: "exercise__editor" });
    place.append(holder, this.#help());
    this.#editor = new Editor(holder, code, `${this.id}-keys`, {
      onEdit: (edited) => this.#keep(edited),
      onRun: () => void this.#perform("run"),
      onCheck: () => void this.#perform("check"),
    });
    this.#toolbar.allow("idle");
  }

  #help(): HTMLElement {
    const keys = "Ctrl+Enter runs, Shift+Ctrl+Enter checks. Tab indents; Esc, then Tab, leaves the editor.";
    const words = navigator.platform.startsWith("Mac") ? keys.replaceAll("Ctrl", "⌘") : keys;
    return h("p", { class: "exercise__keys", id: `${this.id}-keys` }, words);
  }

  async #perform(action: Action): Promise<void> {
    const editor = this.#editor;
    if (!editor || this.#running) return;
    this.#running = action;
    this.#hasTried = true;
    this.#isStopping = false;
    this.#toolbar.allow("busy");
    editor.unmarkLine();
    this.#output.clear();
    this.#feedback.clear();
    if (action === "probe") this.#results.clear();
    const resets = this.#resets;
    try {
      const outcome = await this.#outcome(action, editor.code);
      if (resets === this.#resets) this.#show(action, outcome);
    } catch (error) {
      this.#feedback.ourFault("This page made a mistake of its own", String(error), () => void this.#perform(action));
    } finally {
      this.#running = undefined;
      this.#progress.hide();
      if (resets !== this.#resets) this.#output.clear();
      this.#toolbar.allow("idle");
    }
  }

  async #outcome(action: Action, code: string): Promise<Outcome> {
    let args = [code];
    if (action !== "run") {
      try {
        args = [this.id, (await material(this.id)).check, code, JSON.stringify(this.#given())];
      } catch (error) {
        const sentence = "the exercise’s own files did not arrive; is there a connection?";
        return { kind: "load-failed", sentence, detail: String(error) };
      }
    }
    if (this.#isStopping) return { kind: "stopped" };
    return python.call({ action, args, limit_s: LIMIT_S, listener: this.#listener });
  }

  /** What the check needs to know of the page: the seed, the numbers shown, the verdicts chosen. */
  #given(): Record<string, unknown> {
    const byHand = this.querySelector("by-hand");
    return {
      seed: seedInAddress().seed,
      ...(byHand ? { conditionals: byHand.conditionals, symbols: byHand.symbols } : {}),
      ...(this.#verdicts.count > 0 ? { verdicts: this.#verdicts.chosen() } : {}),
    };
  }

  #show(action: Action, outcome: Outcome): void {
    if (outcome.kind === "result") return this.#showResult(action, outcome.json);
    if (outcome.kind === "load-failed") {
      const sentence = `Python could not be loaded: ${outcome.sentence}`;
      return this.#feedback.ourFault(sentence, outcome.detail, () => void this.#perform(action));
    }
    if (outcome.kind === "died") console.error(outcome.detail);
    const sentence = sentenceFor(outcome);
    if (action === "check") this.#feedback.show({ verdict: "not-yet", text: [sentence], line: null, maintainer: null });
    else this.#output.note(sentence, outcome.kind === "stopped" || outcome.kind === "busy" ? "info" : "error");
  }

  #showResult(action: Action, json: string): void {
    if (action === "check") {
      const verdict = JSON.parse(json) as Verdict;
      if (verdict.line) this.#editor?.markLine(verdict.line);
      return this.#feedback.show(verdict);
    }
    const { error, probes } = JSON.parse(json) as RunResult;
    if (error) {
      this.#output.note(`${error.traceback ? `${error.traceback}\n` : ""}${error.sentence}`, "error");
      if (error.line) this.#editor?.markLine(error.line);
    } else if (probes) {
      this.#results.show(probes);
    } else if (this.#output.isEmpty) {
      this.#output.note("Done. The code printed nothing.");
    }
  }

  #stop(): void {
    this.#isStopping = true;
    python.stop(this.#listener);
  }

  #reset(): void {
    this.#resets += 1;
    this.#stop();
    this.#editor?.replace(this.#starter);
    forget(`exercise/${this.id}`);
    this.#output.clear();
    this.#feedback.clear();
    this.#results.clear();
    this.#hints.clear();
    this.#solution.clear();
    this.#verdicts.clear();
    this.querySelector("by-hand")?.clear();
    this.#hasTried = false;
  }

  #keep(code: string): void {
    save(`exercise/${this.id}`, { code } satisfies Saved);
    const words =
      "This browser refuses to keep anything for this site: your code will be lost when you leave the page.";
    const warning = this.querySelector(".exercise__unsaved");
    if (!keeps && !warning) this.append(h("p", { class: "exercise__unsaved", role: "alert" }, words));
  }
}
