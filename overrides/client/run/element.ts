/** <long-run>: a run in pieces. Each piece gives back all of its state, so Stop and a lost worker cost one at most. */

import { get } from "../dom.ts";
import { Progress } from "../exercise/progress.ts";
import { SITE } from "../site.ts";
import { type Listener, type Outcome, python } from "../python/client.ts";
import { Controls } from "./controls.ts";
import { type Findings, Shown } from "./findings.ts";

/** What `grading.entry.advance` answers. */
type Answer =
  | { ok: true; state: string; piece: { is_done: boolean; progress: number; words: string; findings: Findings } }
  | { ok: false; error: { sentence: string; traceback: string } };

/** A piece takes half a second, the longest some two; on a slow phone many times that. */
const PIECE_LIMIT_S = 60;
/** Who presses Stop waits so long for the piece under way; after that it is given up. */
const STOP_AFTER_S = 3;

const WHY: Record<Exclude<Outcome["kind"], "result" | "load-failed">, string> = {
  busy: "Python is busy with something else on this page.",
  stopped: "Stopped.",
  "too-long": "This device is too slow for it: one piece took more than a minute.",
  died: "Python came to an end of its own and is starting afresh.",
};

export class LongRun extends HTMLElement {
  /** Of the last piece; empty before the first. */
  #state = "";
  #words = "";
  #isRunning = false;
  #isStopping = false;
  #hasBegun = false;
  #mounted = false;
  #recorded: Element[] = [];
  #shown: Shown | undefined;
  readonly #loading = new Progress();
  readonly #controls = new Controls({
    go: () => void this.#go(),
    stop: () => this.#stop(),
    reset: () => this.#reset(),
  });
  readonly #listener: Listener = {
    onProgress: (...progress) => this.#loading.show(...progress),
    onStarted: () => {
      this.#hasBegun = true;
      this.#loading.hide();
    },
    onOutput: () => undefined,
  };

  connectedCallback(): void {
    if (this.#mounted || this.closest("#print-site-page")) return;
    this.#mounted = true;
    this.#recorded = [...this.#place.children];
    this.#place.before(this.#controls.element, this.#loading.element);
    this.#controls.element.addEventListener("pointerenter", () => python.warm());
    this.#controls.element.addEventListener("focusin", () => python.warm());
    this.#controls.show("fresh");
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  get #place(): HTMLElement {
    return get(this, ".long-run__shown", HTMLElement);
  }

  async #go(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#isStopping = false;
    this.#controls.show("running");
    this.#controls.say(this.#state ? "Going on." : "Training has begun.");
    let why: string | undefined;
    try {
      const material = await text(new URL(this.dataset["material"] ?? "", SITE));
      while (why === undefined) {
        if (this.#isStopping) why = "Stopped.";
        else why = this.#read(await this.#piece(material));
      }
    } catch (error) {
      why = `The text that it works on did not arrive (${String(error)}). Is there a connection?`;
    }
    this.#isRunning = false;
    this.#loading.hide();
    const isDone = why === "";
    this.#controls.show(isDone ? "done" : this.#state ? "paused" : "fresh");
    if (isDone) this.#controls.say("Done. What came of it stands below.");
    else this.#controls.say(`${why} ${this.#state ? `${this.#words}; Continue goes on from there.` : ""}`.trim());
  }

  #piece(material: string): Promise<Outcome> {
    this.#hasBegun = false;
    const args = [this.id, material, this.#state];
    return python.call({ action: "advance", args, limit_s: PIECE_LIMIT_S, listener: this.#listener });
  }

  /** Why there is no next piece: empty if the run is done, undefined if it goes on. */
  #read(outcome: Outcome): string | undefined {
    if (outcome.kind === "load-failed") return `Python could not be loaded: ${outcome.sentence}.`;
    if (outcome.kind !== "result") return WHY[outcome.kind];
    const answer = JSON.parse(outcome.json) as Answer;
    if (!answer.ok) {
      console.error(answer.error.traceback);
      return answer.error.sentence;
    }
    const { is_done, progress, words, findings } = answer.piece;
    this.#state = answer.state;
    this.#words = words;
    this.#controls.progress(progress, words);
    if (!this.#shown) {
      this.#shown = new Shown();
      this.#place.replaceChildren(this.#shown.element);
    }
    this.#shown.show(findings);
    return is_done ? "" : undefined;
  }

  #stop(): void {
    if (!this.#isRunning) return;
    this.#isStopping = true;
    if (!this.#hasBegun) return python.stop(this.#listener);
    this.#controls.say("Stopping after this piece.");
    setTimeout(() => this.#isStopping && this.#isRunning && python.stop(this.#listener), STOP_AFTER_S * 1000);
  }

  #reset(): void {
    if (this.#isRunning) return;
    this.#state = "";
    this.#shown = undefined;
    this.#place.replaceChildren(...this.#recorded);
    this.#controls.show("fresh");
    this.#controls.say("The recorded run is shown again.");
  }
}

async function text(address: URL): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.text();
}
