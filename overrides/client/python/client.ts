/** The page's side of Python: one worker for all exercises, one explicit state. */

import { type Action, type Call, type LoadFailure, type Message, isMessage } from "../protocol.ts";
import { randomId } from "../random_id.ts";
import { OwnWorker } from "./own_worker.ts";

export type State = "off" | "loading" | "idle" | "running";

export type Outcome =
  | { kind: "result"; json: string }
  | { kind: "busy" }
  | { kind: "stopped" }
  | { kind: "too-long"; limit_s: number }
  | { kind: "died"; detail: string }
  | { kind: "load-failed"; sentence: string; detail: string };

export interface Listener {
  onProgress(stage: string, doneBytes: number, totalBytes: number): void;
  onStarted(): void;
  onOutput(text: string): void;
}

/** One thing to do; `listener` also tells whose it is. */
export interface Job {
  action: Action;
  args: string[];
  limit_s: number;
  listener: Listener;
}

/** Heard on the page once a worker is ready: from then on it pays to have all of Python at hand. */
export const PYTHON_READY = "python-ready";

/** Nothing arrived for so long, or Python did not start for so long: say so, and offer to try again. */
const STALL_S = 12;
const SLOW_START_S = 60;
/** A worker that does not begin for so long is held up by what an earlier run left behind in it. */
const BEGIN_S = 2;
const MOST_SENDS = 3;
/** By then a short run has ended, and a long one may well be stopped: a spare is made to take over. */
const SPARE_AFTER_S = 1.5;

const LOAD_FAILURES: Record<LoadFailure, string> = {
  missing: "a file of the Python runtime is not where it should be",
  altered: "a file of the Python runtime is not the one this site was built with, so it was not used",
  unreachable: "the connection broke while the Python runtime was loading",
  broken: "the Python runtime did not start",
};

interface Running extends Job {
  id: string;
  sends: number;
  resolve(outcome: Outcome): void;
}

type Progress = Extract<Message, { kind: "progress" }>;

/** The part of a Worker that is used here. */
export interface PythonWorker {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(call: Call): void;
  terminate(): void;
}

/** A worker, and how far it has come. */
interface Hand {
  worker: PythonWorker;
  progress: Progress | undefined;
  isReady: boolean;
}

export class Python {
  #state: State = "off";
  #hand: Hand | undefined;
  /** Waits, started, to take the place of `#hand`. */
  #spare: Hand | undefined;
  #job: Running | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #spareTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly startWorker: () => PythonWorker = () => new OwnWorker(),
    private readonly hasRoomForSpare: () => boolean = hasRoom,
  ) {}

  get state(): State {
    return this.#state;
  }

  /** Somebody is about to run something: begin to start Python, unless the reader asked to save data. */
  warm(): void {
    const { connection } = (globalThis.navigator ?? {}) as { connection?: { saveData?: boolean } };
    if (this.#state === "off" && !connection?.saveData) this.#start();
  }

  /** Run one job; starts Python first if need be. Always resolves, whatever the code does. */
  call(job: Job): Promise<Outcome> {
    if (this.#job) return Promise.resolve({ kind: "busy" });
    return new Promise((resolve) => {
      this.#job = { ...job, id: randomId(), sends: 0, resolve };
      if (this.#state === "idle") this.#send();
      else if (this.#state === "off") this.#start();
      else this.#tellProgress();
    });
  }

  /** End what runs for `listener`. Python cannot be interrupted, so its worker ends and another one starts. */
  stop(listener: Listener): void {
    if (this.#job?.listener === listener) this.#replace({ kind: "stopped" });
  }

  /** Put a fresh interpreter in the place of one that is no longer to be trusted. */
  renew(): void {
    if (this.#state !== "idle") return;
    this.#drop();
    this.#start();
  }

  /** What runs ends, and nothing takes its place until the next call. */
  end(): void {
    this.#drop();
    this.#dropSpare();
    this.#finish({ kind: "stopped" });
  }

  #start(): void {
    const hand = this.#spare ?? this.#newHand();
    this.#spare = undefined;
    this.#hand = hand;
    this.#state = hand.isReady ? "idle" : "loading";
    if (hand.isReady) return this.#send();
    this.#tellProgress();
    this.#watchLoading("unreachable", STALL_S);
  }

  #newHand(): Hand {
    const hand: Hand = { worker: this.startWorker(), progress: undefined, isReady: false };
    hand.worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data)) return;
      if (hand === this.#hand) this.#receive(data);
      else if (hand === this.#spare) this.#receiveFromSpare(hand, data);
    };
    hand.worker.onerror = (event) => {
      event.preventDefault();
      const detail = event.message || "the worker's script could not be loaded";
      if (hand === this.#spare) return this.#dropSpare();
      if (hand !== this.#hand) return;
      if (this.#state === "loading")
        this.#fail(globalThis.navigator?.onLine === false ? "unreachable" : "missing", detail);
      else this.#replace({ kind: "died", detail });
    };
    return hand;
  }

  #keepSpare(): void {
    clearTimeout(this.#spareTimer);
    this.#spareTimer = setTimeout(() => {
      if (!this.#spare && this.#hand?.isReady && this.hasRoomForSpare()) this.#spare = this.#newHand();
    }, SPARE_AFTER_S * 1000);
  }

  /** A spare runs nothing, so it is believed. */
  #receiveFromSpare(spare: Hand, message: Message): void {
    if (message.kind === "progress") spare.progress = message;
    else if (message.kind === "ready") spare.isReady = true;
    else this.#dropSpare();
  }

  #dropSpare(): void {
    this.#spare?.worker.terminate();
    this.#spare = undefined;
  }

  #receive(message: Message): void {
    // Code that reaches the worker's own postMessage could say these, too: they count only while Python loads.
    const isOfLoading = message.kind === "progress" || message.kind === "ready" || message.kind === "load-failed";
    if (isOfLoading && this.#state !== "loading") return;
    switch (message.kind) {
      case "progress":
        if (this.#hand) this.#hand.progress = message;
        if (message.doneBytes < message.totalBytes) this.#watchLoading("unreachable", STALL_S);
        else this.#watchLoading("broken", SLOW_START_S);
        this.#tellProgress();
        return;
      case "ready":
        clearTimeout(this.#timer);
        this.#state = "idle";
        if (this.#hand) this.#hand.isReady = true;
        globalThis.dispatchEvent?.(new Event(PYTHON_READY));
        this.#send();
        return;
      case "load-failed":
        this.#fail(message.reason, `${message.file}: ${message.detail}`);
        return;
      case "began":
        if (message.id === this.#job?.id) this.#limit(this.#job);
        return;
      case "output":
        if (message.id === this.#job?.id) this.#job.listener.onOutput(message.text);
        return;
      case "result":
        if (message.id === this.#job?.id) this.#finish({ kind: "result", json: message.json });
        return;
      case "died":
        if (message.id === this.#job?.id) this.#replace({ kind: "died", detail: message.detail });
    }
  }

  #tellProgress(): void {
    if (!this.#hand?.progress) return;
    const { stage, doneBytes, totalBytes } = this.#hand.progress;
    this.#job?.listener.onProgress(stage, doneBytes, totalBytes);
  }

  #send(): void {
    const job = this.#job;
    if (!job) return;
    this.#state = "running";
    job.sends += 1;
    const call: Call = { kind: "call", id: job.id, action: job.action, args: job.args };
    this.#timer = setTimeout(() => this.#sendToAnother(), BEGIN_S * 1000);
    job.listener.onStarted();
    this.#hand?.worker.postMessage(call);
    this.#keepSpare();
  }

  /** The job is kept and sent again as soon as the new worker is ready. */
  #sendToAnother(): void {
    if ((this.#job?.sends ?? 0) >= MOST_SENDS) return this.#replace({ kind: "died", detail: "no worker began" });
    this.#drop();
    this.#start();
  }

  /** The clock runs from when the code begins. */
  #limit(job: Running): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#replace({ kind: "too-long", limit_s: job.limit_s }), job.limit_s * 1000);
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    if (this.#state === "running") this.#state = "idle";
    job?.resolve(outcome);
  }

  /** A worker that ran something is replaced at once, so that the next run finds Python started. */
  #replace(outcome: Outcome): void {
    const ran = this.#state !== "loading";
    this.#drop();
    this.#finish(outcome);
    if (ran) this.#start();
  }

  #fail(reason: LoadFailure, detail: string): void {
    this.#drop();
    this.#finish({ kind: "load-failed", sentence: LOAD_FAILURES[reason], detail });
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#hand?.worker.terminate();
    this.#hand = undefined;
    this.#state = "off";
  }

  #watchLoading(reason: LoadFailure, limit_s: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(reason, `nothing happened for ${limit_s} s`), limit_s * 1000);
  }
}

/** A second Python takes some 100 MB: not on a phone, nor where the browser says that memory is short. */
function hasRoom(): boolean {
  const { deviceMemory } = (globalThis.navigator ?? {}) as { deviceMemory?: number };
  const isDesktop = Boolean(globalThis.matchMedia?.("(pointer: fine)").matches);
  return isDesktop && (deviceMemory ?? 8) >= 4;
}

export const python = new Python();
