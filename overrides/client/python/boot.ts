/** Bring Python up by the fastest way that works; whatever fails on it, the plain way follows at once. */

import type { PyodideAPI } from "pyodide";
import { keptFile } from "../offline/kept_file.ts";
import { Fetching, LoadError, type Manifest, fetchManifest } from "./fetching.ts";
import { KeptMemory } from "./memory.ts";
import { FOR_ALL, FOR_MEMORY, Runtime } from "./pyodide.ts";
import type { Sparse } from "./sparse.ts";

const RESTORE_LIMIT_MS = 10_000;
/** By then the program that was waiting for Python has begun, and nothing is kept before it has ended. */
const KEEP_AFTER_MS = 300;

export type Progress = (stage: string, doneBytes: number, totalBytes: number) => void;

export async function boot(assets: URL, onProgress: Progress): Promise<PyodideAPI> {
  const manifest = await fetchManifest(assets);
  const runtime = new Runtime(assets, manifest);
  const kept = new KeptMemory(assets, manifest.key);
  let failures = 0;
  const fellBack = (what: string, error: unknown): undefined => {
    if (error instanceof LoadError) throw error;
    failures += 1;
    console.warn(`Python's fast start failed (${failures}): ${what}: ${String(error)}`);
  };
  const found = await kept.find().catch((error: unknown) => fellBack("looking for kept memory", error));
  if (found) {
    const restored = await restore(assets, manifest, runtime, () => kept.read(found), onProgress).catch(
      async (error: unknown) => {
        fellBack("restoring the kept memory", error);
        await kept.remove().catch(() => undefined);
      },
    );
    if (restored) {
      setTimeout(() => void kept.tidy().catch(() => undefined), KEEP_AFTER_MS);
      return restored;
    }
  }
  const files = fetching(assets, manifest, FOR_ALL, onProgress);
  if (KeptMemory.isPossible && failures === 0) {
    const started = await orLost(files, runtime.fromNothing(files, true)).catch((error: unknown) =>
      fellBack("starting so that the memory can be kept", error),
    );
    if (started?.memory) {
      const { memory } = started;
      const keep = (): void => void kept.write(memory).catch((error: unknown) => fellBack("keeping the memory", error));
      setTimeout(keep, KEEP_AFTER_MS);
      return started.pyodide;
    }
  }
  return (await orLost(files, runtime.fromNothing(files, false))).pyodide;
}

async function restore(
  assets: URL,
  manifest: Manifest,
  runtime: Runtime,
  readMemory: () => Promise<Sparse>,
  onProgress: Progress,
): Promise<PyodideAPI> {
  const files = fetching(assets, manifest, FOR_MEMORY, onProgress);
  const late = files.all.then(
    () =>
      new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(`nothing after ${RESTORE_LIMIT_MS} ms`)), RESTORE_LIMIT_MS),
      ),
  );
  return Promise.race([runtime.fromMemory(files, readMemory), late]);
}

function fetching(assets: URL, manifest: Manifest, names: readonly string[], onProgress: Progress): Fetching {
  const tell = (doneBytes: number, totalBytes: number): void =>
    onProgress(doneBytes < totalBytes ? "Downloading Python and NumPy" : "Starting Python", doneBytes, totalBytes);
  return new Fetching(assets, manifest, names, tell, (sha256) => keptFile(new URL("../", assets), sha256));
}

/** A start that waits for a file which will not come does not end on its own. */
function orLost<T>(files: Fetching, start: Promise<T>): Promise<T> {
  return Promise.race([start, files.all.then(() => start)]);
}
