import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Call, Message } from "../../overrides/client/protocol.ts";
import { isCall } from "../../overrides/client/protocol.ts";
import { type Job, type Listener, Python } from "../../overrides/client/python/client.ts";

/** A worker in which the test decides what happens. */
export class ScriptedWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  calls: Call[] = [];
  terminated = false;
  /** Answers a call at once that it has begun, unless something holds the worker up. */
  isHeldUp = false;
  postMessage(call: Call): void {
    expect(isCall(call)).toBe(true);
    this.calls.push(call);
    if (!this.isHeldUp) this.says({ kind: "began", id: call.id });
  }
  terminate(): void {
    this.terminated = true;
  }
  says(message: unknown): void {
    this.onmessage?.({ data: message });
  }
}

/** What the listener was told, in order. */
export const heard: string[] = [];
export const listener: Listener = {
  onProgress: (stage) => heard.push(stage),
  onStarted: () => heard.push("started"),
  onOutput: (text) => heard.push(text),
};
export const starting: Message = { kind: "progress", stage: "Starting", doneBytes: 2, totalBytes: 2 };

export function job(limit_s = 10): Job {
  return { action: "run", args: ["print(1)"], limit_s, listener };
}

/** Python with scripted workers and a clock that the test moves, made anew for each test. */
export class Scene {
  workers: ScriptedWorker[] = [];
  python = this.#newPython();

  constructor(private readonly hasRoomForSpare = false) {
    beforeEach(() => {
      vi.useFakeTimers();
      this.workers = [];
      heard.length = 0;
      this.python = this.#newPython();
    });
    afterEach(() => vi.useRealTimers());
  }

  /** The newest. */
  get worker(): ScriptedWorker {
    return this.workers.at(-1)!;
  }

  #newPython(): Python {
    return new Python(
      () => {
        this.workers.push(new ScriptedWorker());
        return this.worker as unknown as Worker;
      },
      () => this.hasRoomForSpare,
    );
  }
}
