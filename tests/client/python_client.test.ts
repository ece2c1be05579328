import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Call, Message } from "../../overrides/client/protocol.ts";
import { isCall } from "../../overrides/client/protocol.ts";
import { type Job, type Listener, type Outcome, Python } from "../../overrides/client/python/client.ts";

/** A worker in which the test decides what happens. */
class ScriptedWorker {
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

let workers: ScriptedWorker[];
let python: Python;
const worker = (): ScriptedWorker => workers.at(-1)!;
const heard: string[] = [];
const listener: Listener = {
  onProgress: (stage) => heard.push(stage),
  onStarted: () => heard.push("started"),
  onOutput: (text) => heard.push(text),
};
const somebodyElse: Listener = { ...listener };
const downloading: Message = { kind: "progress", stage: "Downloading", doneBytes: 1, totalBytes: 2 };
const starting: Message = { kind: "progress", stage: "Starting", doneBytes: 2, totalBytes: 2 };

function job(limit_s = 10): Job {
  return { action: "run", args: ["print(1)"], limit_s, listener };
}

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  heard.length = 0;
  python = new Python(() => {
    workers.push(new ScriptedWorker());
    return worker() as unknown as Worker;
  });
});
afterEach(() => vi.useRealTimers());

test("no worker exists before the first call, one afterwards, and it is used again", async () => {
  expect(workers).toHaveLength(0);
  const first = python.call(job());
  expect(python.state).toBe("loading");
  worker().says(downloading);
  worker().says({ kind: "ready" });
  expect(python.state).toBe("running");
  const id = worker().calls[0]!.id;
  worker().says({ kind: "output", id, text: "1" });
  worker().says({ kind: "result", id, json: "{}" });
  expect(await first).toEqual({ kind: "result", json: "{}" });
  expect(heard).toEqual(["Downloading", "started", "1"]);
  void python.call(job());
  expect(python.state).toBe("running");
  expect(workers).toHaveLength(1);
});

test("a second call while one runs is told so and changes nothing", async () => {
  void python.call(job());
  expect(await python.call(job())).toEqual({ kind: "busy" });
  expect(workers).toHaveLength(1);
});

test("Stop ends the worker, starts another at once, and late words of the old one are not heard", async () => {
  const running = python.call(job());
  worker().says({ kind: "ready" });
  const old = worker();
  python.stop(listener);
  expect(await running).toEqual({ kind: "stopped" });
  expect(old.terminated).toBe(true);
  expect(workers).toHaveLength(2);
  const next = python.call(job());
  old.says({ kind: "output", id: old.calls[0]!.id, text: "late" });
  worker().says({ kind: "ready" });
  worker().says({ kind: "result", id: worker().calls[0]!.id, json: "2" });
  expect(await next).toEqual({ kind: "result", json: "2" });
  expect(heard).not.toContain("late");
});

test("Stop while Python loads leaves nothing running", async () => {
  const loading = python.call(job());
  python.stop(listener);
  expect(await loading).toEqual({ kind: "stopped" });
  expect(python.state).toBe("off");
  expect(workers).toHaveLength(1);
});

test("the time limit counts the run, not the loading", async () => {
  const running = python.call(job(10));
  for (let waited_s = 0; waited_s < 40; waited_s += 10) {
    vi.advanceTimersByTime(10_000);
    worker().says({ kind: "progress", stage: "Downloading", doneBytes: waited_s, totalBytes: 99 });
  }
  worker().says({ kind: "ready" });
  vi.advanceTimersByTime(9_999);
  expect(python.state).toBe("running");
  vi.advanceTimersByTime(1);
  expect(await running).toEqual({ kind: "too-long", limit_s: 10 });
});

test("a dead interpreter is replaced", async () => {
  const running = python.call(job());
  worker().says({ kind: "ready" });
  worker().says({ kind: "died", id: worker().calls[0]!.id, detail: "stack" });
  expect(await running).toEqual({ kind: "died", detail: "stack" });
  expect(workers).toHaveLength(2);
});

test.each(["missing", "altered", "unreachable", "broken"] as const)(
  "a load failure (%s) is said in words, and the next call tries again",
  async (reason) => {
    const loading = python.call(job());
    worker().says({ kind: "load-failed", reason, file: "f", detail: "d" });
    expect(await loading).toMatchObject({ kind: "load-failed", sentence: expect.stringMatching(/runtime/) });
    expect(python.state).toBe("off");
    void python.call(job());
    expect(workers).toHaveLength(2);
  },
);

test("a frozen network is noticed well within 15 s", async () => {
  const loading = python.call(job());
  worker().says(downloading);
  vi.advanceTimersByTime(12_000);
  expect(await loading).toMatchObject({ kind: "load-failed", detail: "nothing happened for 12 s" });
});

test("a frozen network is noticed before the first byte, too", async () => {
  const loading = python.call(job());
  vi.advanceTimersByTime(12_000);
  expect(await loading).toMatchObject({ kind: "load-failed" });
});

test("Python may take a minute to start once everything has arrived, and then it is not the connection", async () => {
  const loading = python.call(job());
  worker().says(starting);
  vi.advanceTimersByTime(59_000);
  expect(python.state).toBe("loading");
  vi.advanceTimersByTime(1_000);
  expect(await loading).toMatchObject({ sentence: "the Python runtime did not start" });
});

test("nobody can stop what somebody else runs", () => {
  void python.call(job());
  worker().says({ kind: "ready" });
  python.stop(somebodyElse);
  expect(python.state).toBe("running");
  expect(worker().terminated).toBe(false);
});

test("a worker that has been replaced is not heard, whatever it says", () => {
  void python.call(job());
  worker().says({ kind: "ready" });
  const old = worker();
  python.stop(listener);
  old.says({ kind: "load-failed", reason: "broken", file: "", detail: "" });
  expect(python.state).toBe("loading");
});

test("a worker that breaks while it loads is a load failure, while it runs a death, and is replaced", async () => {
  const event = { message: "broke", preventDefault: () => undefined };
  const loading = python.call(job());
  worker().onerror?.(event);
  expect(await loading).toMatchObject({ kind: "load-failed" });
  const running = python.call(job());
  worker().says({ kind: "ready" });
  worker().onerror?.(event);
  expect(await running).toEqual({ kind: "died", detail: "broke" });
  expect(python.state).toBe("loading");
});

test("timers of what has ended do not strike later", async () => {
  const first = python.call(job(10));
  worker().says(starting);
  worker().says({ kind: "ready" });
  worker().says({ kind: "result", id: worker().calls[0]!.id, json: "1" });
  await first;
  vi.advanceTimersByTime(120_000);
  expect(python.state).toBe("idle");
  expect(worker().terminated).toBe(false);
});

test("who calls while Python starts afresh sees how far it is", () => {
  void python.call(job());
  worker().says({ kind: "ready" });
  python.stop(listener);
  worker().says(starting);
  heard.length = 0;
  void python.call(job());
  expect(heard).toEqual(["Starting"]);
});

test("a worker that does not begin is replaced, and the job is sent again", async () => {
  const running = python.call(job());
  worker().isHeldUp = true;
  worker().says({ kind: "ready" });
  const id = worker().calls[0]!.id;
  vi.advanceTimersByTime(2_000);
  expect(workers).toHaveLength(2);
  worker().says({ kind: "ready" });
  expect(worker().calls[0]!.id).toBe(id);
  worker().says({ kind: "result", id, json: "1" });
  expect(await running).toEqual({ kind: "result", json: "1" });
});

test.each([
  null,
  undefined,
  5,
  "ready",
  {},
  { kind: "result", id: "guessed", json: "forged" },
  { kind: "load-failed", reason: "invented", file: "", detail: "" },
  { kind: "load-failed", reason: "broken", file: "", detail: "" },
  { kind: "ready" },
  { kind: "progress", stage: "again", doneBytes: 0, totalBytes: 1 },
])("a forged message (%j) changes nothing and does not lengthen the limit", async (forged) => {
  const running = python.call(job(10));
  worker().says({ kind: "ready" });
  for (let waited_s = 0; waited_s < 10; waited_s += 1) {
    worker().says(forged);
    expect(python.state).toBe("running");
    vi.advanceTimersByTime(1_000);
  }
  expect(await running).toEqual({ kind: "too-long", limit_s: 10 });
});

test("an interpreter that is not to be trusted is replaced when nothing runs", async () => {
  const first = python.call(job());
  worker().says({ kind: "ready" });
  python.renew();
  expect(workers).toHaveLength(1);
  worker().says({ kind: "result", id: worker().calls[0]!.id, json: "1" });
  await first;
  python.renew();
  expect(workers).toHaveLength(2);
  expect(python.state).toBe("loading");
});

test("intent starts Python once, and the call that follows uses it", async () => {
  python.warm();
  python.warm();
  expect(workers).toHaveLength(1);
  worker().says({ kind: "ready" });
  void python.call(job());
  expect(python.state).toBe("running");
  expect(workers).toHaveLength(1);
});

test("intent starts nothing for who asked to save data", () => {
  vi.stubGlobal("navigator", { connection: { saveData: true } });
  python.warm();
  vi.unstubAllGlobals();
  expect(workers).toHaveLength(0);
});

test("a start that failed before anybody called says nothing, and the call tries again", async () => {
  python.warm();
  worker().says({ kind: "load-failed", reason: "missing", file: "f", detail: "d" });
  expect(python.state).toBe("off");
  const running = python.call(job());
  worker().says({ kind: "ready" });
  worker().says({ kind: "result", id: worker().calls[0]!.id, json: "1" });
  expect(await running).toEqual({ kind: "result", json: "1" });
});

describe("where memory allows", () => {
  beforeEach(() => {
    python = new Python(
      () => {
        workers.push(new ScriptedWorker());
        return worker() as unknown as Worker;
      },
      () => true,
    );
  });

  /** Run for ever; the spare is made meanwhile. */
  function runForEver(): Promise<Outcome> {
    const running = python.call(job(1000));
    if (python.state === "loading") worker().says({ kind: "ready" });
    vi.advanceTimersByTime(1_500);
    return running;
  }

  test("a spare takes over after Stop without loading", async () => {
    const running = runForEver();
    expect(workers).toHaveLength(2);
    worker().says({ kind: "ready" });
    python.stop(listener);
    expect(await running).toEqual({ kind: "stopped" });
    expect(python.state).toBe("idle");
    const next = python.call(job());
    worker().says({ kind: "result", id: worker().calls[0]!.id, json: "2" });
    expect(await next).toEqual({ kind: "result", json: "2" });
  });

  test("a spare that is not ready yet is waited for, not started again", () => {
    void runForEver();
    worker().says(starting);
    python.stop(listener);
    expect(python.state).toBe("loading");
    expect(workers).toHaveLength(2);
    heard.length = 0;
    void python.call(job());
    expect(heard).toEqual(["Starting"]);
  });

  test("a spare that cannot start is no failure", () => {
    void runForEver();
    worker().says({ kind: "load-failed", reason: "missing", file: "f", detail: "d" });
    expect(python.state).toBe("running");
    expect(worker().terminated).toBe(true);
    python.stop(listener);
    expect(workers).toHaveLength(3);
  });

  test("many stops leave one worker and one spare", async () => {
    for (let cycle = 0; cycle < 50; cycle += 1) {
      const running = runForEver();
      worker().says({ kind: "ready" });
      python.stop(listener);
      await running;
    }
    vi.advanceTimersByTime(60_000);
    expect(workers.filter((each) => !each.terminated).length).toBeLessThanOrEqual(2);
  });
});
