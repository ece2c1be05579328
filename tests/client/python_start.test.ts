import { expect, test, vi } from "vitest";
import { Scene, job } from "./scripted_worker.ts";

const scene = new Scene();

test("intent starts Python once, and the call that follows uses it", async () => {
  scene.python.warm();
  scene.python.warm();
  expect(scene.workers).toHaveLength(1);
  scene.worker.says({ kind: "ready" });
  void scene.python.call(job());
  expect(scene.python.state).toBe("running");
  expect(scene.workers).toHaveLength(1);
});

test("intent starts nothing for who asked to save data", () => {
  vi.stubGlobal("navigator", { connection: { saveData: true } });
  scene.python.warm();
  vi.unstubAllGlobals();
  expect(scene.workers).toHaveLength(0);
});

test("a start that failed before anybody called says nothing, and the call tries again", async () => {
  scene.python.warm();
  scene.worker.says({ kind: "load-failed", reason: "missing", file: "f", detail: "d" });
  expect(scene.python.state).toBe("off");
  const running = scene.python.call(job());
  scene.worker.says({ kind: "ready" });
  scene.worker.says({ kind: "result", id: scene.worker.calls[0]!.id, json: "1" });
  expect(await running).toEqual({ kind: "result", json: "1" });
});
