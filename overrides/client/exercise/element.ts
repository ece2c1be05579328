/** <py-exercise>: an editor, its buttons, and what comes of them. The text around it is in the page already. */

import { get } from "../dom.ts";
import { type Measured, ProbeResults } from "../probe/results.ts";
import type { Action } from "../protocol.ts";
import { type Listener, type Outcome, python } from "../python/client.ts";
import { SEED_CHANGED, seedInAddress } from "../seed.ts";
import { Feedback, type Verdict } from "./feedback.ts";
import { Hints } from "./hints.ts";
import { material } from "./material.ts";
import { sentenceFor } from "./outcome.ts";
import { Output } from "./output.ts";
import { Pane } from "./pane.ts";
import { Progress } from "./progress.ts";
import { Solution } from "./solution.ts";
import { Toolbar } from "./toolbar.ts";
import { Verdicts } from "./verdicts.ts";
import { Spoken, failed, finished } from "../spoken.ts";

/** What `grading.entry.run` and `.probe` answer. */
interface RunResult extends Measured {
  ok: boolean;
  error?: { sentence: string; traceback: string; line: number | null };
  /** True if it was not the learner's code that failed. */
  ours?: boolean;
}

const BEGUN: Partial<Record<Action, string>> = { run: "Running.", check: "Checking.", probe: "Measuring." };

export class PyExercise extends HTMLElement {
  #mounted = false;
  #hasTried = false;
  #isStopping = false;
  #resets = 0;
  #running: Action | undefined;
  #pane: Pane | undefined;
  /** Waits for the editor. */
  #taken: string | undefined;
  #output = new Output();
  #spoken = new Spoken("Run");
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
    Share: () => void this.#pane?.share(),
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
    const pane = new Pane(this, {
      onRun: () => void this.#perform("run"),
      onCheck: () => void this.#perform("check"),
    });
    this.append(
      this.#toolbar.element,
      pane.link,
      this.#progress.element,
      this.#spoken.element,
      this.#output.element,
      this.#feedback.element,
      this.#results.element,
      this.#hints.element,
      this.#solution.element,
    );
    this.#toolbar.allow("waiting");
    this.#verdicts.mount();
    addEventListener(SEED_CHANGED, this.#forgetFindings);
    // What is typed and chosen below this element has been kept, or not, by the time that its event arrives here.
    for (const kind of ["input", "change"]) this.addEventListener(kind, () => this.#pane?.warnIfUnsaved());
    // Signs that somebody is about to run something: Python begins to start. Pen and paper are none.
    for (const part of [get(this, ".exercise__starter", HTMLElement), this.#toolbar.element]) {
      for (const sign of ["focusin", "pointerdown"]) part.addEventListener(sign, () => python.warm());
    }
    this.#toolbar.element.addEventListener("pointerenter", () => python.warm());
    this.classList.add("exercise--live");
    pane.mount().then(
      () => {
        this.#pane = pane;
        this.#toolbar.allow("idle");
        if (this.#taken !== undefined) this.take(this.#taken);
      },
      (error: unknown) =>
        this.#feedback.ourFault("The editor could not be loaded", String(error), () => location.reload()),
    );
  }

  /** Code that somebody else wrote goes into the editor; the reader's own is set aside. */
  take(code: string): void {
    this.#taken = this.#pane ? undefined : code;
    this.#pane?.take(code);
  }

  /** What was said was about the numbers and descriptions of another seed. */
  #forgetFindings = (): void => {
    this.#feedback.clear();
    this.#results.clear();
    this.#pane?.forgetNotice();
  };

  disconnectedCallback(): void {
    removeEventListener(SEED_CHANGED, this.#forgetFindings);
    this.#verdicts.disconnect();
    this.#pane?.disconnect();
  }

  async #perform(action: Action): Promise<void> {
    const pane = this.#pane;
    if (!pane || this.#running) return;
    this.#running = action;
    this.#hasTried = true;
    this.#isStopping = false;
    this.#toolbar.allow("busy");
    pane.markLine(null);
    this.#spoken.say(BEGUN[action] ?? "");
    this.#output.clear();
    this.#feedback.clear();
    if (action === "probe") this.#results.clear();
    const resets = this.#resets;
    try {
      const outcome = await this.#trustworthyOutcome(action, pane.code ?? "");
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

  /** A failure of ours may be what an earlier run did to the interpreter: a fresh one gets a second try. */
  async #trustworthyOutcome(action: Action, code: string): Promise<Outcome> {
    const outcome = await this.#outcome(action, code);
    if (outcome.kind !== "result" || !isOurs(outcome.json)) return outcome;
    python.renew();
    this.#output.clear();
    const again = await this.#outcome(action, code);
    if (again.kind === "result" && isOurs(again.json)) python.renew();
    return again;
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
    return python.call({ action, args, limit_s: Number(this.dataset["limitS"] ?? 10), listener: this.#listener });
  }

  /** What the check needs to know of the page: the seed, the numbers shown, the verdicts chosen. */
  #given(): Record<string, unknown> {
    const byHand = this.querySelector("by-hand");
    return {
      seed: seedInAddress().seed,
      ...(byHand ? { conditionals: byHand.conditionals, symbols: byHand.symbols } : {}),
      ...(this.#verdicts.count > 0 ? this.#verdicts.given() : {}),
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
    else this.#tell(sentence, outcome.kind === "stopped" || outcome.kind === "busy" ? "info" : "error");
  }

  #showResult(action: Action, json: string): void {
    if (action === "check") {
      const verdict = JSON.parse(json) as Verdict;
      if (verdict.line) this.#pane?.markLine(verdict.line);
      this.dispatchEvent(new CustomEvent("exercise-checked", { bubbles: true, detail: verdict.verdict }));
      return this.#feedback.show(verdict);
    }
    const result = JSON.parse(json) as RunResult;
    const { error } = result;
    if (error) {
      this.#spoken.say(failed(error.line, error.sentence));
      this.#output.note(`${error.traceback ? `${error.traceback}\n` : ""}${error.sentence}`, "error");
      if (error.line) this.#pane?.markLine(error.line);
    } else if (action === "probe") {
      this.#results.show(result);
    } else {
      this.#spoken.say(finished(this.#output.lines));
      if (this.#output.isEmpty) this.#output.note("Done. The code printed nothing.");
    }
  }

  #tell(sentence: string, kind: "info" | "error"): void {
    this.#spoken.say(sentence);
    this.#output.note(sentence, kind);
  }

  #stop(): void {
    this.#isStopping = true;
    python.stop(this.#listener);
  }

  #reset(): void {
    const byHand = this.querySelector("by-hand");
    const before = { code: this.#pane?.code ?? "", choices: this.#verdicts.choices(), typed: byHand?.typed() };
    const hadTried = this.#hasTried;
    this.#resets += 1;
    this.#stop();
    this.#pane?.reset();
    const parts = [this.#output, this.#feedback, this.#results, this.#hints, this.#solution];
    const restore = parts.map((part) => part.clear());
    this.#verdicts.choose({});
    byHand?.type({});
    this.#hasTried = false;
    this.#pane?.notice.show("This exercise is as the lesson gives it.", {
      Undo: () => {
        this.#pane?.replace(before.code);
        this.#verdicts.choose(before.choices);
        if (before.typed) byHand?.type(before.typed);
        restore.forEach((part) => part());
        this.#hasTried = hadTried;
      },
    });
  }
}

function isOurs(json: string): boolean {
  const result = JSON.parse(json) as Partial<Verdict & RunResult>;
  return result.verdict === "our-fault" || result.ours === true;
}
