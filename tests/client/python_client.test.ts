import { expect, test, vi } from "vitest";
import type { Listener } from "../../overrides/client/python/client.ts";
import type { Message } from "../../overrides/client/protocol.ts";
import { Scene, heard, job, listener, starting } from "./scripted_worker.ts";

const scene = new Scene();
const somebodyElse: Listener = { ...listener };
const downloading: Message = { kind: "progress", stage: "Downloading", doneBytes: 1, totalBytes: 2 };

test("no worker exists before the first call, one afterwards, and it is used again", async () => {
  expect(scene.workers).toHaveLength(0);
  const first = scene.python.call(job());
  expect(scene.python.state).toBe("loading");
  scene.worker.says(downloading);
  scene.worker.says({ kind: "ready" });
  expect(scene.python.state).toBe("running");
  const id = scene.worker.calls[0]!.id;
  scene.worker.says({ kind: "output", id, text: "1" });
  scene.worker.says({ kind: "result", id, json: "{}" });
  expect(await first).toEqual({ kind: "result", json: "{}" });
  expect(heard).toEqual(["Downloading", "started", "1"]);
  void scene.python.call(job());
  expect(scene.python.state).toBe("running");
  expect(scene.workers).toHaveLength(1);
});

test("a second call while one runs is told so and changes nothing", async () => {
  void scene.python.call(job());
  expect(await scene.python.call(job())).toEqual({ kind: "busy" });
  expect(scene.workers).toHaveLength(1);
});

test("Stop ends the worker, starts another at once, and late words of the old one are not heard", async () => {
  const running = scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  const old = scene.worker;
  scene.python.stop(listener);
  expect(await running).toEqual({ kind: "stopped" });
  expect(old.terminated).toBe(true);
  expect(scene.workers).toHaveLength(2);
  const next = scene.python.call(job());
  old.says({ kind: "output", id: old.calls[0]!.id, text: "late" });
  scene.worker.says({ kind: "ready" });
  scene.worker.says({ kind: "result", id: scene.worker.calls[0]!.id, json: "2" });
  expect(await next).toEqual({ kind: "result", json: "2" });
  expect(heard).not.toContain("late");
});

test("Stop while Python loads leaves nothing running", async () => {
  const loading = scene.python.call(job());
  scene.python.stop(listener);
  expect(await loading).toEqual({ kind: "stopped" });
  expect(scene.python.state).toBe("off");
  expect(scene.workers).toHaveLength(1);
});

test("the time limit counts the run, not the loading", async () => {
  const running = scene.python.call(job(10));
  for (let waited_s = 0; waited_s < 40; waited_s += 10) {
    vi.advanceTimersByTime(10_000);
    scene.worker.says({ kind: "progress", stage: "Downloading", doneBytes: waited_s, totalBytes: 99 });
  }
  scene.worker.says({ kind: "ready" });
  vi.advanceTimersByTime(9_999);
  expect(scene.python.state).toBe("running");
  vi.advanceTimersByTime(1);
  expect(await running).toEqual({ kind: "too-long", limit_s: 10 });
});

test("a dead interpreter is replaced", async () => {
  const running = scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.worker.says({ kind: "died", id: scene.worker.calls[0]!.id, detail: "stack" });
  expect(await running).toEqual({ kind: "died", detail: "stack" });
  expect(scene.workers).toHaveLength(2);
});

test.each(["missing", "altered", "unreachable", "broken"] as const)(
  "a load failure (%s) is said in words, and the next call tries again",
  async (reason) => {
    const loading = scene.python.call(job());
    scene.worker.says({ kind: "load-failed", reason, file: "f", detail: "d" });
    expect(await loading).toMatchObject({ kind: "load-failed", sentence: expect.stringMatching(/runtime/) });
    expect(scene.python.state).toBe("off");
    void scene.python.call(job());
    expect(scene.workers).toHaveLength(2);
  },
);

test("a frozen network is noticed well within 15 s", async () => {
  const loading = scene.python.call(job());
  scene.worker.says(downloading);
  vi.advanceTimersByTime(12_000);
  expect(await loading).toMatchObject({ kind: "load-failed", detail: "nothing happened for 12 s" });
});

test("a frozen network is noticed before the first byte, too", async () => {
  const loading = scene.python.call(job());
  vi.advanceTimersByTime(12_000);
  expect(await loading).toMatchObject({ kind: "load-failed" });
});

test("Python may take a minute to start once everything has arrived, and then it is not the connection", async () => {
  const loading = scene.python.call(job());
  scene.worker.says(starting);
  vi.advanceTimersByTime(59_000);
  expect(scene.python.state).toBe("loading");
  vi.advanceTimersByTime(1_000);
  expect(await loading).toMatchObject({ sentence: "the Python runtime did not start" });
});

test("nobody can stop what somebody else runs", () => {
  void scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.python.stop(somebodyElse);
  expect(scene.python.state).toBe("running");
  expect(scene.worker.terminated).toBe(false);
});

test("a worker that has been replaced is not heard, whatever it says", () => {
  void scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  const old = scene.worker;
  scene.python.stop(listener);
  old.says({ kind: "load-failed", reason: "broken", file: "", detail: "" });
  expect(scene.python.state).toBe("loading");
});

test("a worker that breaks while it loads is a load failure, while it runs a death, and is replaced", async () => {
  const event = { message: "broke", preventDefault: () => undefined };
  const loading = scene.python.call(job());
  scene.worker.onerror?.(event);
  expect(await loading).toMatchObject({ kind: "load-failed" });
  const running = scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.worker.onerror?.(event);
  expect(await running).toEqual({ kind: "died", detail: "broke" });
  expect(scene.python.state).toBe("loading");
});

test("timers of what has ended do not strike later", async () => {
  const first = scene.python.call(job(10));
  scene.worker.says(starting);
  scene.worker.says({ kind: "ready" });
  scene.worker.says({ kind: "result", id: scene.worker.calls[0]!.id, json: "1" });
  await first;
  vi.advanceTimersByTime(120_000);
  expect(scene.python.state).toBe("idle");
  expect(scene.worker.terminated).toBe(false);
});

test("who calls while Python starts afresh sees how far it is", () => {
  void scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.python.stop(listener);
  scene.worker.says(starting);
  heard.length = 0;
  void scene.python.call(job());
  expect(heard).toEqual(["Starting"]);
});

test("a worker that does not begin is replaced, and the job is sent again", async () => {
  const running = scene.python.call(job());
  scene.worker.isHeldUp = true;
  scene.worker.says({ kind: "ready" });
  const id = scene.worker.calls[0]!.id;
  vi.advanceTimersByTime(2_000);
  expect(scene.workers).toHaveLength(2);
  scene.worker.says({ kind: "ready" });
  expect(scene.worker.calls[0]!.id).toBe(id);
  scene.worker.says({ kind: "result", id, json: "1" });
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
  const running = scene.python.call(job(10));
  scene.worker.says({ kind: "ready" });
  for (let waited_s = 0; waited_s < 10; waited_s += 1) {
    scene.worker.says(forged);
    expect(scene.python.state).toBe("running");
    vi.advanceTimersByTime(1_000);
  }
  expect(await running).toEqual({ kind: "too-long", limit_s: 10 });
});

test("an interpreter that is not to be trusted is replaced when nothing runs", async () => {
  const first = scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.python.renew();
  expect(scene.workers).toHaveLength(1);
  scene.worker.says({ kind: "result", id: scene.worker.calls[0]!.id, json: "1" });
  await first;
  scene.python.renew();
  expect(scene.workers).toHaveLength(2);
  expect(scene.python.state).toBe("loading");
});
