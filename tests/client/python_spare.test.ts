import { expect, test, vi } from "vitest";
import type { Outcome } from "../../overrides/client/python/client.ts";
import { Scene, heard, job, listener, starting } from "./scripted_worker.ts";

/** Where memory allows. */
const scene = new Scene(true);

/** Run for ever; the spare is made meanwhile. */
function runForEver(): Promise<Outcome> {
  const running = scene.python.call(job(1000));
  if (scene.python.state === "loading") scene.worker.says({ kind: "ready" });
  vi.advanceTimersByTime(1_500);
  return running;
}

test("a spare takes over after Stop without loading", async () => {
  const running = runForEver();
  expect(scene.workers).toHaveLength(2);
  scene.worker.says({ kind: "ready" });
  scene.python.stop(listener);
  expect(await running).toEqual({ kind: "stopped" });
  expect(scene.python.state).toBe("idle");
  const next = scene.python.call(job());
  scene.worker.says({ kind: "result", id: scene.worker.calls[0]!.id, json: "2" });
  expect(await next).toEqual({ kind: "result", json: "2" });
});

test("a spare that is not ready yet is waited for, not started again", () => {
  void runForEver();
  scene.worker.says(starting);
  scene.python.stop(listener);
  expect(scene.python.state).toBe("loading");
  expect(scene.workers).toHaveLength(2);
  heard.length = 0;
  void scene.python.call(job());
  expect(heard).toEqual(["Starting"]);
});

test("a spare that cannot start is no failure", () => {
  void runForEver();
  scene.worker.says({ kind: "load-failed", reason: "missing", file: "f", detail: "d" });
  expect(scene.python.state).toBe("running");
  expect(scene.worker.terminated).toBe(true);
  scene.python.stop(listener);
  expect(scene.workers).toHaveLength(3);
});

test("many stops leave one worker and one spare", async () => {
  for (let cycle = 0; cycle < 50; cycle += 1) {
    const running = runForEver();
    scene.worker.says({ kind: "ready" });
    scene.python.stop(listener);
    await running;
  }
  vi.advanceTimersByTime(60_000);
  expect(scene.workers.filter((each) => !each.terminated).length).toBeLessThanOrEqual(2);
});
