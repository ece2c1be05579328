/** Start Pyodide from checked bytes: from nothing, from nothing in a way that can be kept, or from kept memory. */

import type { PyodideAPI, loadPyodide } from "pyodide";
import { unzipped } from "./archive.ts";
import { type LeftBehind, leftBehind } from "./behind.ts";
import { type Bytes, Fetching, type Manifest } from "./fetching.ts";
import { later } from "./timers.ts";

const HEAP_LIMIT_PAGES = (512 * 1024 * 1024) / 65536;
const LIBRARIES = "pyodide/numpy-libraries.zip";
const MODULES = "pyodide/numpy-modules.zip";
const STDLIB = "pyodide/stdlib-start.zip";
const CORE = ["pyodide/pyodide.mjs", "pyodide/pyodide.asm.mjs", "pyodide/pyodide.asm.wasm", LIBRARIES, STDLIB];
const LOADED = ["numpy", "numpy.linalg", "numpy.random", "numpy.fft", "grading.entry"];
export const FOR_MEMORY = CORE;
export const FOR_ALL = [...CORE, MODULES, "grading.zip"];

/** What of Emscripten's module Pyodide itself does not describe. */
interface Settings {
  dynamicLibraries?: string[];
  locateFile(path: string): string;
}
type Create = (settings: Settings) => Promise<{ growMemory(bytes: number): void }>;

export class Runtime {
  readonly #served = new Map<string, Promise<Bytes>>();

  constructor(
    private readonly assets: URL,
    private readonly manifest: Manifest,
  ) {
    capMemory();
    this.#serve();
  }

  /** NumPy loaded, nothing that stands in the way of keeping the memory; undefined for `memory`: not to be kept. */
  async fromNothing(files: Fetching, isToBeKept: boolean): Promise<{ pyodide: PyodideAPI; memory?: Uint8Array }> {
    const pyodide = await this.#load(files, isToBeKept);
    const packages = { extractDir: this.#sitePackages };
    pyodide.unpackArchive(await files.get(MODULES), "zip", packages);
    if (!isToBeKept) pyodide.unpackArchive(await files.get(LIBRARIES), "zip", packages);
    pyodide.unpackArchive(await files.get("grading.zip"), "zip");
    (pyodide.pyimport("behind") as { install(): void }).install();
    for (const name of LOADED) pyodide.pyimport(name);
    return isToBeKept ? { pyodide, memory: pyodide.makeMemorySnapshot() } : { pyodide };
  }

  /** As the snapshot was, except for chance: every restore would repeat it. */
  async fromMemory(files: Fetching, memory: Promise<Bytes>): Promise<PyodideAPI> {
    const pyodide = await this.#load(files, false, memory);
    (pyodide.pyimport("grading.guard") as { reseed(): void }).reseed();
    return pyodide;
  }

  async #load(files: Fetching, isToBeKept: boolean, memory?: Promise<Bytes>): Promise<PyodideAPI> {
    for (const name of [...CORE, MODULES]) {
      const bytes = files.find(name);
      if (bytes) this.#served.set(new URL(name, this.assets).href, bytes);
    }
    const engine = compiled(files.get("pyodide/pyodide.asm.wasm"));
    const isPreloaded = isToBeKept || memory !== undefined;
    const [{ loadPyodide: load }, { default: create }, libraries] = await Promise.all([
      imported<{ loadPyodide: typeof loadPyodide }>(files.get("pyodide/pyodide.mjs")),
      imported<{ default: Create }>(files.get("pyodide/pyodide.asm.mjs")),
      isPreloaded ? this.#libraries(files.get(LIBRARIES)) : new Map<string, string>(),
    ]);
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await engine;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    };
    return load({
      indexURL: new URL("pyodide/", this.assets).href,
      stdLibURL: new URL(STDLIB, this.assets).href,
      lockFileContents: JSON.stringify({ ...this.manifest.lock, packages: {} }),
      jsglobals: this.#globals(),
      createPyodideModule: (async (settings: Settings) => {
        const locate = settings.locateFile;
        settings.dynamicLibraries = [...libraries.keys()];
        settings.locateFile = (path) => libraries.get(path) ?? locate(path);
        const module = await create(settings);
        if (memory) module.growMemory(heapBytes(await memory));
        return module;
      }) as never,
      ...(isToBeKept ? { _makeSnapshot: true } : {}),
      ...(memory ? { _loadSnapshot: memory } : {}),
    });
  }

  /** NumPy's libraries are loaded before Python begins, always in this order, so that kept memory fits them. */
  async #libraries(archive: Promise<Bytes>): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const [name, bytes] of await unzipped(await archive)) {
      const address = new URL(`pyodide/libraries/${name}`, this.assets).href;
      this.#served.set(address, Promise.resolve(bytes));
      found.set(`${this.#sitePackages}/${name}`, address);
    }
    return found;
  }

  get #sitePackages(): string {
    const [major, minor] = this.manifest.lock.info.python.split(".");
    return `/lib/python${major}.${minor}/site-packages`;
  }

  /** What `import js` finds: enough for Python's own event loop and late imports, nothing of the worker. */
  #globals(): object {
    const bring: (name: string) => LeftBehind = leftBehind(this.assets, this.manifest);
    return { Object, Array, Promise, setTimeout: later, clearTimeout: clearTimeout.bind(self), leftBehind: bring };
  }

  /** Pyodide asks for its files by `fetch`; it gets the bytes that were checked, with the type it needs. */
  #serve(): void {
    const original = self.fetch.bind(self);
    self.fetch = async (input, init) => {
      const { href } = new URL(input instanceof Request ? input.url : input, this.assets);
      const bytes = await this.#served.get(href);
      if (!bytes) return original(input, init);
      const type = href.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
      return new Response(bytes, { headers: { "Content-Type": type } });
    };
  }
}

/** A script is imported from the very bytes that were checked, not a second time from its address. */
async function imported<T>(script: Promise<Bytes>): Promise<T> {
  const address = URL.createObjectURL(new Blob([await script], { type: "text/javascript" }));
  try {
    return (await import(address)) as T;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Begun as soon as the bytes are here: Pyodide would wait for its scripts and for the kept memory first. */
function compiled(engine: Promise<Bytes>): Promise<WebAssembly.Module> {
  const module = engine.then((bytes) => WebAssembly.compile(bytes));
  module.catch(() => undefined); // Pyodide, which waits for it, hears of it
  return module;
}

/** A snapshot begins with a head of its own, whose length is its second word. */
function heapBytes(snapshot: Bytes): number {
  return snapshot.length - (new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1] ?? 0);
}

/** Past 512 MiB Python gets MemoryError within seconds, instead of filling the machine first. */
function capMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength / 65536 + pages > HEAP_LIMIT_PAGES) throw new RangeError("heap limit reached");
    return grow.call(this, pages);
  };
}
