/** Somebody else's code, as text; it runs only when the reader says so, in a closed frame, and never in this page. */

import { h } from "../dom.ts";
import type { PyExercise } from "../exercise/element.ts";
import { Output } from "../exercise/output.ts";
import { Progress } from "../exercise/progress.ts";
import { sentenceFor } from "../exercise/outcome.ts";
import { type Outcome, Python } from "../python/client.ts";
import { FramedWorker } from "../sandbox/framed_worker.ts";
import { Spoken, failed, finished } from "../spoken.ts";
import { hasHidden, shownPlainly } from "./hidden.ts";
import { LinkError, type Shared, readFragment } from "./link.ts";

const HIDDEN =
  "Careful: this code holds characters that cannot be seen, or that change the order in which text is read. " +
  "They are written out below as ⟦U+…⟧.";

/** Shows what the fragment holds, or says what is wrong with it; gives back the way to take that off the page again. */
export async function receive(fragment: string, find: (id: string) => PyExercise | undefined): Promise<() => void> {
  try {
    const shared = await readFragment(fragment);
    if (!shared) return () => undefined;
    const exercise = find(shared.exercise);
    if (!exercise)
      throw new LinkError(`This link is for the exercise “${shared.exercise}”, which is not on this page.`);
    const received = new Received(shared, exercise);
    exercise.before(received.element);
    received.element.scrollIntoView({ block: "start" });
    received.element.focus({ preventScroll: true });
    return () => received.end();
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    const told = h("div", { class: "shared shared--refused", role: "alert" }, h("p", {}, error.message));
    document.querySelector(".md-content__inner h1")?.after(told);
    told.scrollIntoView({ block: "nearest" });
    return () => told.remove();
  }
}

class Received {
  readonly element: HTMLElement;
  readonly #heading = h("h3", { class: "shared__title", id: "shared-title" }, "Somebody else’s code, not run yet");
  readonly #output = new Output("Output of somebody else’s code");
  readonly #spoken = new Spoken("Run of somebody else’s code");
  readonly #progress = new Progress();
  readonly #python = new Python(
    () => new FramedWorker(),
    () => false,
  );
  readonly #listener = {
    onProgress: (...progress: Parameters<Progress["show"]>) => this.#progress.show(...progress),
    onStarted: () => this.#progress.hide(),
    onOutput: (text: string) => this.#output.append(text),
  };
  readonly #run = button("Run it in a closed frame", () => void this.#perform());
  readonly #stop = button("Stop", () => this.#python.stop(this.#listener));

  constructor(
    private readonly shared: Shared,
    private readonly exercise: PyExercise,
  ) {
    const title = exercise.getAttribute("aria-label") ?? exercise.id;
    const take = button("Put it into my editor", () => this.#take());
    const dismiss = button("Dismiss", () => {
      this.#leave();
      this.exercise.tabIndex = -1;
      this.exercise.focus();
    });
    this.#stop.ariaDisabled = "true";
    this.element = h(
      "section",
      { class: "shared", role: "region", "aria-labelledby": "shared-title", tabindex: "-1" },
      this.#heading,
      h(
        "p",
        {},
        `It came with the link that you opened, for “${title}” below. Read it first. In the closed frame it finds nothing ` +
          "of yours, neither code nor answers nor reviews, and reaches no network.",
      ),
      ...(hasHidden(shared.code) ? [h("p", { class: "shared__careful" }, HIDDEN)] : []),
      h(
        "pre",
        { class: "shared__code", tabindex: "0", role: "group", "aria-label": "Code that came with the link" },
        h("code", { translate: "no" }, shownPlainly(shared.code)),
      ),
      h(
        "div",
        { class: "exercise__toolbar", role: "group", "aria-label": "Somebody else’s code" },
        this.#run,
        this.#stop,
        take,
        dismiss,
      ),
      this.#progress.element,
      this.#spoken.element,
      this.#output.element,
    );
  }

  async #perform(): Promise<void> {
    if (this.#run.ariaDisabled === "true") return;
    this.#busy(true);
    this.#heading.textContent = "Somebody else’s code, running in a closed frame";
    this.#output.clear();
    this.#spoken.say("Running in a closed frame.");
    const limit_s = Number(this.exercise.dataset["limitS"] ?? 10);
    const outcome = await this.#python.call({
      action: "run",
      args: [this.shared.code],
      limit_s,
      listener: this.#listener,
    });
    this.#heading.textContent = "Somebody else’s code, run in a closed frame";
    this.#progress.hide();
    this.#show(outcome);
    this.#busy(false);
  }

  #show(outcome: Outcome): void {
    if (outcome.kind === "load-failed") {
      console.error(outcome.detail);
      return this.#tell(`Python could not be loaded: ${outcome.sentence}.`, "error");
    }
    if (outcome.kind !== "result") {
      const words =
        outcome.kind === "died"
          ? "The code brought Python down."
          : sentenceFor(outcome).replace(" Your code is kept.", "");
      return this.#tell(words, outcome.kind === "stopped" ? "info" : "error");
    }
    const error = errorIn(outcome.json);
    this.#spoken.say(error ? failed(null, error) : finished(this.#output.lines));
    if (error) this.#output.note(error, "error");
    else if (this.#output.isEmpty) this.#output.note("Done. The code printed nothing.");
  }

  #tell(words: string, kind: "info" | "error"): void {
    this.#spoken.say(words);
    this.#output.note(words, kind);
  }

  #busy(isBusy: boolean): void {
    this.#run.ariaDisabled = String(isBusy);
    this.#stop.ariaDisabled = String(!isBusy);
  }

  #take(): void {
    const { code } = this.shared;
    this.#leave();
    this.exercise.scrollIntoView({ block: "start" });
    void customElements.whenDefined("py-exercise").then(() => this.exercise.take(code));
  }

  /** A reload does not bring it back. */
  #leave(): void {
    history.replaceState(history.state, "", location.pathname + location.search);
    this.end();
  }

  end(): void {
    this.#python.end();
    this.element.remove();
  }
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = h("button", { type: "button", class: "md-button" }, name);
  made.addEventListener("click", press);
  return made;
}

/** Python in the frame is somebody else's to change, so what it answers is looked at like any other input. */
function errorIn(json: string): string | undefined {
  try {
    const { error } = JSON.parse(json) as { error?: { sentence?: unknown; traceback?: unknown } };
    if (!error) return undefined;
    return [error.traceback, error.sentence].filter((part) => typeof part === "string" && part).join("\n");
  } catch {
    return "What came back could not be read.";
  }
}
