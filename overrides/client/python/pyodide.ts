/** Start Pyodide from checked bytes: from nothing, from nothing in a way that can be kept, or from kept memory. */

import type { PyodideAPI, loadPyodide } from "pyodide";
import { CompiledAhead, instantiated } from "./ahead.ts";
import { unpacked, unzipped } from "./archive.ts";
import { type LeftBehind, leftBehind } from "./behind.ts";
import { type Bytes, Fetching, type Manifest, inBackground } from "./fetching.ts";
import type { Sparse } from "./sparse.ts";
import { later } from "./timers.ts";

const HEAP_LIMIT_PAGES = (512 * 1024 * 1024) / 65536;
const LIBRARIES = "pyodide/numpy-libraries.pack";
const MODULES = "pyodide/numpy-modules.pack";
const STDLIB = "pyodide/stdlib-start.pack";
const ENGINE = "pyodide/pyodide.asm.wasm";
const CORE = ["pyodide/pyodide.asm.mjs", "pyodide/pyodide.mjs", ENGINE, LIBRARIES, STDLIB];
const LOADED = ["numpy", "numpy.linalg", "numpy.random", "numpy.fft", "grading.entry"];
export const FOR_MEMORY = CORE;
export const FOR_ALL = [...CORE, MODULES, "grading.zip"];

/** What of Emscripten's module Pyodide itself does not describe. */
interface Settings {
  dynamicLibraries?: string[];
  INITIAL_MEMORY?: number;
  locateFile(path: string): string;
}
type Create = (settings: Settings) => Promise<{ growMemory(bytes: number): void; HEAP8: Int8Array<ArrayBuffer> }>;

export class Runtime {
  readonly #served = new Map<string, Promise<Bytes>>();
  readonly #ahead = new CompiledAhead();

  constructor(
    private readonly assets: URL,
    private readonly manifest: Manifest,
  ) {
    capMemory();
    this.#serve();
    this.#ahead.lend();
  }

  /** NumPy loaded, nothing that stands in the way of keeping the memory; undefined for `memory`: not to be kept. */
  async fromNothing(files: Fetching, isToBeKept: boolean): Promise<{ pyodide: PyodideAPI; memory?: Uint8Array }> {
    const packs = (isToBeKept ? [MODULES] : [MODULES, LIBRARIES]).map((name) => contents(files.get(name)));
    const pyodide = await this.#load(files, isToBeKept);
    for (const pack of packs) write(pyodide, this.#sitePackages, await pack);
    write(pyodide, pyodide.FS.cwd(), await unzipped(await files.get("grading.zip")));
    (pyodide.pyimport("importlib") as { invalidate_caches(): void }).invalidate_caches();
    (pyodide.pyimport("behind") as { install(): void }).install();
    for (const name of LOADED) pyodide.pyimport(name);
    return isToBeKept ? { pyodide, memory: pyodide.makeMemorySnapshot() } : { pyodide };
  }

  /** As the snapshot was, except for chance: every restore would repeat it. */
  async fromMemory(files: Fetching, readMemory: () => Promise<Sparse>): Promise<PyodideAPI> {
    const pyodide = await this.#load(files, false, readMemory);
    (pyodide.pyimport("grading.guard") as { reseed(): void }).reseed();
    return pyodide;
  }

  async #load(files: Fetching, isToBeKept: boolean, readMemory?: () => Promise<Sparse>): Promise<PyodideAPI> {
    for (const name of CORE) {
      const bytes = files.get(name);
      this.#served.set(new URL(name, this.assets).href, name === STDLIB ? inBackground(bytes.then(unpacked)) : bytes);
    }
    const engine = compiled(files.get(ENGINE));
    // After the engine, so that its compilation, which takes longest, begins first.
    const memory = readMemory && inBackground(files.get(ENGINE).then(readMemory));
    const libraries = isToBeKept || memory ? this.#libraries(files.get(LIBRARIES)) : new Map<string, string>();
    const [{ loadPyodide: load }, { default: create }] = await Promise.all([
      imported<{ loadPyodide: typeof loadPyodide }>(files.get("pyodide/pyodide.mjs")),
      imported<{ default: Create }>(files.get("pyodide/pyodide.asm.mjs")),
    ]);
    WebAssembly.instantiateStreaming = async (_, imports) => instantiated(await engine, imports);
    return load({
      indexURL: new URL("pyodide/", this.assets).href,
      stdLibURL: new URL(STDLIB, this.assets).href,
      lockFileContents: JSON.stringify({ ...this.manifest.lock, packages: {} }),
      jsglobals: this.#globals(),
      createPyodideModule: (async (settings: Settings) => {
        const locate = settings.locateFile;
        settings.dynamicLibraries = [...libraries.keys()];
        settings.locateFile = (path) => libraries.get(path) ?? locate(path);
        const snapshot = await memory;
        if (snapshot) settings.INITIAL_MEMORY = snapshot.length;
        const module = await create(settings);
        if (snapshot) {
          const skipped = headBytes(snapshot);
          module.growMemory(snapshot.length - skipped);
          snapshot.writeInto(new Uint8Array(module.HEAP8.buffer), skipped);
        }
        return module;
      }) as never,
      ...(isToBeKept ? { _makeSnapshot: true } : {}),
      // Its head alone: Pyodide would copy all of the rest, zeros included.
      ...(memory ? { _loadSnapshot: memory.then((snapshot) => snapshot.first(headBytes(snapshot))) } : {}),
    });
  }

  /** NumPy's libraries are loaded before Python begins, always in this order, so that kept memory fits them. */
  #libraries(pack: Promise<Bytes>): Map<string, string> {
    const files = contents(pack);
    const addresses = new Map<string, string>();
    for (const name of this.manifest.libraries) {
      const address = new URL(`pyodide/libraries/${name}`, this.assets).href;
      const compiling = files.then((found) => this.#ahead.compile(found.get(name) ?? new Uint8Array()));
      this.#served.set(address, inBackground(compiling));
      addresses.set(`${this.#sitePackages}/${name}`, address);
    }
    return addresses;
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

  /** Pyodide asks for its files by `fetch`; it gets the bytes that were checked, in the buffer that they lie in. */
  #serve(): void {
    const original = self.fetch.bind(self);
    self.fetch = async (input, init) => {
      const { href } = new URL(input instanceof Request ? input.url : input, this.assets);
      const bytes = await this.#served.get(href);
      if (!bytes) return original(input, init);
      const answer = new Response(null, { headers: { "Content-Type": "application/octet-stream" } });
      return Object.defineProperty(answer, "arrayBuffer", { value: () => Promise.resolve(bytes.buffer) });
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

function contents(pack: Promise<Bytes>): Promise<Map<string, Bytes>> {
  return inBackground(pack.then(unpacked).then(unzipped));
}

function write({ FS }: PyodideAPI, folder: string, files: Map<string, Bytes>): void {
  for (const [name, bytes] of files) {
    const path = `${folder}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, bytes);
  }
}

/** Begun as soon as the bytes are here: Pyodide would wait for its scripts and for the kept memory first. */
function compiled(engine: Promise<Bytes>): Promise<WebAssembly.Module> {
  return inBackground(engine.then((bytes) => WebAssembly.compile(bytes)));
}

/** A snapshot begins with a head of its own, whose length is its second word. */
function headBytes(snapshot: Sparse): number {
  return new Uint32Array(snapshot.first(8).buffer, 0, 2)[1] ?? 0;
}

/** Past 512 MiB Python gets MemoryError within seconds, instead of filling the machine first. */
function capMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength / 65536 + pages > HEAP_LIMIT_PAGES) throw new RangeError("heap limit reached");
    return grow.call(this, pages);
  };
}
