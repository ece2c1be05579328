/** Start Pyodide from checked bytes: from nothing, from nothing in a way that can be kept, or from kept memory. */

import { type PyodideAPI, loadPyodide } from "pyodide";
import create from "pyodide/pyodide.asm.mjs";
import { CompiledAhead, instantiated } from "./ahead.ts";
import { type LeftBehind, leftBehind } from "./behind.ts";
import type { Files } from "../protocol.ts";
import { type Bytes, type Manifest, inBackground } from "./fetching.ts";
import { ENGINE, GRADING, LIBRARIES, MODULES, STDLIB } from "./files.ts";
import type { Handed } from "./handed.ts";
import type { Restoring } from "./restoring.ts";
import { later } from "./timers.ts";

const HEAP_LIMIT_PAGES = (512 * 1024 * 1024) / 65536;
const LOADED = ["numpy", "numpy.linalg", "numpy.random", "numpy.fft", "grading.entry"];
/** What of Emscripten's module Pyodide itself does not describe. */
interface Settings {
  dynamicLibraries?: string[];
  INITIAL_MEMORY?: number;
  locateFile(path: string): string;
}

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
  async fromNothing(files: Handed, isToBeKept: boolean): Promise<{ pyodide: PyodideAPI; memory?: Bytes }> {
    const pyodide = await this.#load(files, isToBeKept);
    for (const pack of isToBeKept ? [MODULES] : [MODULES, LIBRARIES])
      write(pyodide, this.#sitePackages, await files.files(pack));
    write(pyodide, pyodide.FS.cwd(), await files.files(GRADING));
    (pyodide.pyimport("importlib") as { invalidate_caches(): void }).invalidate_caches();
    (pyodide.pyimport("behind") as { install(): void }).install();
    for (const name of LOADED) pyodide.pyimport(name);
    return isToBeKept ? { pyodide, memory: pyodide.makeMemorySnapshot() as Bytes } : { pyodide };
  }

  /** As the snapshot was, except for chance: every restore would repeat it. */
  async fromMemory(files: Handed, memory: Restoring): Promise<PyodideAPI> {
    const pyodide = await this.#load(files, false, memory);
    (pyodide.pyimport("grading.guard") as { reseed(): void }).reseed();
    return pyodide;
  }

  async #load(files: Handed, isToBeKept: boolean, memory?: Restoring): Promise<PyodideAPI> {
    this.#served.set(new URL(STDLIB, this.assets).href, files.get(STDLIB));
    this.#served.set(new URL(ENGINE, this.assets).href, Promise.resolve(new Uint8Array()));
    const engine = inBackground(files.engine());
    const libraries = isToBeKept || memory ? this.#libraries(files.files(LIBRARIES)) : new Map<string, string>();
    WebAssembly.instantiateStreaming = async (_, imports) => instantiated(await engine, imports);
    const pyodide = await loadPyodide({
      indexURL: new URL("pyodide/", this.assets).href,
      stdLibURL: new URL(STDLIB, this.assets).href,
      lockFileContents: JSON.stringify({ ...this.manifest.lock, packages: {} }),
      jsglobals: this.#globals(),
      createPyodideModule: (async (settings: Settings) => {
        const locate = settings.locateFile;
        settings.dynamicLibraries = [...libraries.keys()];
        settings.locateFile = (path) => libraries.get(path) ?? locate(path);
        if (memory) settings.INITIAL_MEMORY = memory.bytes;
        const module = await create(settings);
        await memory?.into(module);
        return module;
      }) as never,
      ...(isToBeKept ? { _makeSnapshot: true } : {}),
      ...(memory ? { _loadSnapshot: Promise.resolve(memory.head) } : {}),
    });
    this.#served.clear();
    return pyodide;
  }

  /** NumPy's libraries are loaded before Python begins, always in this order, so that kept memory fits them. */
  #libraries(files: Promise<Files>): Map<string, string> {
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

function write({ FS }: PyodideAPI, folder: string, files: Files): void {
  for (const [name, bytes] of files) {
    const path = `${folder}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, bytes);
  }
}

/** Past 512 MiB Python gets MemoryError within seconds, instead of filling the machine first. */
function capMemory(): void {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages: number): number {
    if (this.buffer.byteLength / 65536 + pages > HEAP_LIMIT_PAGES) throw new RangeError("heap limit reached");
    return grow.call(this, pages);
  };
}
