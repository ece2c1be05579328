/** The worker: the only file that knows Pyodide. */

import type { PyodideAPI, loadPyodide } from "pyodide";
import { LoadError, fetchChecked, type Manifest } from "./python/fetching.ts";
import { OutputLimit } from "./python/limit.ts";
import { type Action, type Call, type Message, isCall } from "./protocol.ts";

interface WorkerScope {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent) => void) | null;
  fetch: typeof fetch;
}
declare const self: WorkerScope;

const ASSETS = new URL("./", import.meta.url);
const RUNTIME = new URL("pyodide/", ASSETS);
const LAST_WORDS = /^(Fatal Python error|Stack \(most recent call first\))/;
const HEAP_LIMIT_PAGES = (512 * 1024 * 1024) / 65536;

// Taken before learner code runs: what that code does to the worker's own names no longer matters.
const post = self.postMessage.bind(self);
const say = (message: Message): void => post(message);

/** What Python has asked to be called back for; nothing of one run may strike in the next. */
const scheduled = new Set<ReturnType<typeof setTimeout>>();

function later(callback: () => void, delay_ms?: number): ReturnType<typeof setTimeout> {
  const id = setTimeout(callback, delay_ms);
  scheduled.add(id);
  return id;
}

function callNothingBack(): void {
  for (const id of scheduled) clearTimeout(id);
  scheduled.clear();
}

type Entry = Record<Action, (...args: string[]) => string>;

interface Booted {
  pyodide: PyodideAPI;
  entry: Entry;
}

async function boot(): Promise<Booted> {
  const files = await fetchChecked(ASSETS, (doneBytes, totalBytes) =>
    say({ kind: "progress", stage: "Downloading Python and NumPy", doneBytes, totalBytes }),
  );
  const total = files.totalBytes;
  const stage = (words: string): void => say({ kind: "progress", stage: words, doneBytes: total, totalBytes: total });
  stage("Starting Python");
  serveFetched(files.bytes);
  capMemory();
  const pyodide = await start(files.manifest);
  stage("Starting NumPy");
  pyodide.unpackArchive(bytesOf(files.bytes, files.manifest.numpy), "wheel");
  pyodide.unpackArchive(bytesOf(files.bytes, "grading.zip"), "zip");
  pyodide.pyimport("numpy");
  return { pyodide, entry: pyodide.pyimport("grading.entry") as Entry };
}

async function start(manifest: Manifest): Promise<PyodideAPI> {
  const runtime = (await import(new URL("pyodide.mjs", RUNTIME).href)) as { loadPyodide: typeof loadPyodide };
  return runtime.loadPyodide({
    indexURL: RUNTIME.href,
    lockFileContents: JSON.stringify(manifest.lock),
    // What `import js` finds: enough for Python's own event loop, nothing of the worker.
    jsglobals: { Object, Array, Promise, setTimeout: later, clearTimeout: clearTimeout.bind(self) },
  });
}

/** Pyodide asks for its files by `fetch`; it gets the bytes that were checked, with the type it needs. */
function serveFetched(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): void {
  const original = self.fetch.bind(self);
  self.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, ASSETS);
    const bytes = files.get(url.href.replace(ASSETS.href, ""));
    if (!bytes) return original(input, init);
    const type = url.pathname.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return Promise.resolve(new Response(bytes, { headers: { "Content-Type": type } }));
  };
}

/** Past 512 MiB Python gets MemoryError within seconds, instead of filling the machine first. */
function capMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength / 65536 + pages > HEAP_LIMIT_PAGES) throw new RangeError("heap limit reached");
    return grow.call(this, pages);
  };
}

function bytesOf(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, name: string): Uint8Array<ArrayBuffer> {
  const bytes = files.get(name);
  if (!bytes) throw new LoadError("missing", name, "not in the manifest");
  return bytes;
}

function call({ pyodide, entry }: Booted, { id, action, args }: Call): void {
  say({ kind: "began", id });
  const limit = new OutputLimit((text) => say({ kind: "output", id, text }));
  const decoder = new TextDecoder();
  const write = (buffer: Uint8Array): number => {
    limit.write(decoder.decode(buffer, { stream: true }));
    return buffer.length;
  };
  let isDying = false;
  const writeError = (buffer: Uint8Array): number => {
    // The interpreter's last words are about its own frames, of no use to a learner; the console has them.
    const text = new TextDecoder().decode(buffer);
    isDying ||= LAST_WORDS.test(text);
    if (!isDying) return write(buffer);
    console.error(text);
    return buffer.length;
  };
  pyodide.setStdout({ write });
  pyodide.setStderr({ write: writeError });
  try {
    const json = entry[action](...args);
    limit.flush();
    say({ kind: "result", id, json });
  } catch (error) {
    limit.flush();
    say({ kind: "died", id, detail: String(error) });
  } finally {
    callNothingBack();
  }
}

const booted = boot();
booted.then(
  () => say({ kind: "ready" }),
  (error: unknown) =>
    say(
      error instanceof LoadError
        ? { kind: "load-failed", reason: error.reason, file: error.file, detail: error.message }
        : { kind: "load-failed", reason: "broken", file: "", detail: String(error) },
    ),
);

self.onmessage = async ({ data }) => {
  if (isCall(data)) call(await booted, data);
};
