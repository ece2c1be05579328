/** Bring Python up by the fastest way that works; whatever fails on it, the plain way follows at once. */

import type { PyodideAPI } from "pyodide";
import type { Asking, Kept, Start } from "../protocol.ts";
import { inBackground } from "./fetching.ts";
import { FOR_ALL, FOR_MEMORY } from "./files.ts";
import type { Handed } from "./handed.ts";
import { memoryIn } from "./memory.ts";
import { Runtime } from "./pyodide.ts";
import { Restoring } from "./restoring.ts";

const RESTORE_LIMIT_MS = 10_000;

/** A start that waits for a file which will not come does not end on its own: the page ends it. */
export async function boot(start: Start, handed: Handed, ask: (asking: Asking) => void): Promise<PyodideAPI> {
  const runtime = new Runtime(new URL(start.assets), start.manifest);
  let failures = 0;
  const fellBack = (what: string, error: unknown): undefined => {
    failures += 1;
    console.warn(`Python's fast start failed (${failures}): ${what}: ${String(error)}`);
  };
  if (start.memory) {
    const restored = await restore(start.memory, runtime, handed).catch((error: unknown) => {
      fellBack("restoring the kept memory", error);
      ask({ kind: "forget" });
    });
    if (restored) return restored;
    ask({ kind: "want", names: FOR_ALL });
  }
  if (start.keeps && failures === 0) {
    const started = await runtime
      .fromNothing(handed, true)
      .catch((error: unknown) => fellBack("starting so that the memory can be kept", error));
    if (started?.memory) {
      ask({ kind: "keep", memory: started.memory });
      return started.pyodide;
    }
  }
  return (await runtime.fromNothing(handed, false)).pyodide;
}

async function restore(kept: Kept, runtime: Runtime, handed: Handed): Promise<PyodideAPI> {
  const content = inBackground(memoryIn(kept.file));
  const memory = new Restoring(kept, content);
  let limit: ReturnType<typeof setTimeout> | undefined;
  const late = Promise.all([content, ...FOR_MEMORY.map((name) => handed.get(name))]).then(
    () =>
      new Promise<never>((_, reject) => {
        limit = setTimeout(() => reject(new Error(`nothing after ${RESTORE_LIMIT_MS} ms`)), RESTORE_LIMIT_MS);
      }),
  );
  return Promise.race([runtime.fromMemory(handed, memory), late]).finally(() => clearTimeout(limit));
}
