/** The page's side of a start: what Python needs is found or fetched here, checked, and handed to its worker. */

import { keptFile } from "../offline/kept_file.ts";
import type { Handing, LoadFailure, Message } from "../protocol.ts";
import { ASSETS, SITE } from "../site.ts";
import { unpacked, unzipped } from "./archive.ts";
import { type Bytes, Fetching, LoadError, type Manifest, fetchManifest } from "./fetching.ts";
import { ENGINE, GRADING, PACKS, SCRIPT } from "./files.ts";

interface Arrived {
  doneBytes: number;
  totalBytes: number;
}

const NOTHING: Arrived = { doneBytes: 0, totalBytes: 0 };

let manifest: Promise<Manifest> | undefined;
let script: Promise<Bytes> | undefined;
let engine: Promise<WebAssembly.Module> | undefined;

/** A page is of one build, so it asks once; what failed is asked for anew. Rejects with a LoadError. */
export function runtimeManifest(): Promise<Manifest> {
  return (manifest ??= forgotten(fetchManifest(ASSETS)));
}

/** The worker's script, which holds Pyodide's, as the build made it. Rejects with a LoadError. */
export function workerScript(of: Manifest): Promise<Bytes> {
  return (script ??= forgotten(fetching(of, [SCRIPT], () => undefined).get(SCRIPT)));
}

function forgotten<T>(asked: Promise<T>): Promise<T> {
  asked.catch(askAnew);
  return asked;
}

/** What failed, or what somebody would not wait for any longer, the next start asks for again. */
export function askAnew(): void {
  manifest = script = engine = undefined;
}

async function compiled(bytes: Promise<Bytes>): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await bytes);
}

/** Hands the files over, each as soon as it is here, and tells how far along it is and what cannot be had. */
export class Provision {
  readonly #named = new Set<string>();
  /** Of the files, and of the worker's script, which comes apart from them. */
  #files: Arrived = NOTHING;
  #script: Arrived = NOTHING;
  /** The next archive to be unpacked waits for this. */
  #turn: Promise<unknown>;

  constructor(
    private readonly manifest: Manifest,
    private readonly hand: (handing: Handing) => void,
    private readonly tell: (message: Message) => void,
    private readonly startingWords: string,
    /** A compiled engine can be handed over within one origin only; once compiled, it serves every worker of the page. */
    private readonly compiles: boolean,
    /** Till then the page keeps free for the worker, which has the longer way. */
    listens: Promise<unknown>,
  ) {
    this.#turn = listens.catch(() => undefined); // told by whoever starts the worker
  }

  /** Nothing starts without the script, so what is told of is not all here until it is, too. */
  async count(totalBytes: number, script: Promise<unknown>): Promise<void> {
    this.#script = { doneBytes: 0, totalBytes };
    await script;
    this.#script = { doneBytes: totalBytes, totalBytes };
    this.#say();
  }

  /** Those that were not asked for before; resolves when they are handed over, or one cannot be had. */
  async send(names: readonly string[]): Promise<void> {
    const missing = names.filter((name) => !this.#named.has(name));
    for (const name of missing) this.#named.add(name);
    const hasEngine = this.compiles && missing.includes(ENGINE) && engine;
    const files = fetching(
      this.manifest,
      hasEngine ? missing.filter((name) => name !== ENGINE) : missing,
      (doneBytes, totalBytes) => {
        this.#files = { doneBytes, totalBytes };
        this.#say();
      },
    );
    const handing = missing.map(async (name) => {
      this.hand({ kind: "handing", name, thing: await this.#prepared(name, files) });
    });
    try {
      await Promise.all(handing);
    } catch (error) {
      askAnew();
      this.tell(loadFailed(error));
    }
  }

  async #prepared(name: string, files: Fetching): Promise<Handing["thing"]> {
    if (name === ENGINE) return this.#first(this.compiles ? (engine ??= compiled(files.get(name))) : files.get(name));
    const file = await files.get(name);
    if (name !== GRADING && !PACKS.includes(name)) return file;
    await (this.#turn = this.#turn.then(anotherTask));
    return unzipped(name === GRADING ? file : await unpacked(file));
  }

  /** No archive is unpacked before this is here, which the worker needs before all of them. */
  #first<T>(thing: Promise<T>): Promise<T> {
    const here = thing.catch(() => undefined);
    this.#turn = this.#turn.then(() => here);
    return thing;
  }

  #say(): void {
    const doneBytes = this.#files.doneBytes + this.#script.doneBytes;
    const totalBytes = this.#files.totalBytes + this.#script.totalBytes;
    const stage = doneBytes < totalBytes ? "Downloading Python and NumPy" : this.startingWords;
    this.tell({ kind: "progress", stage, doneBytes, totalBytes });
  }
}

/** Between two archives there is room for what the page has to do meanwhile. */
function anotherTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

export function loadFailed(error: unknown): Message {
  const known = error instanceof LoadError;
  const reason: LoadFailure = known ? error.reason : "broken";
  return { kind: "load-failed", reason, file: known ? error.file : "", detail: String(error) };
}

function fetching(of: Manifest, names: readonly string[], onProgress: (...bytes: [number, number]) => void): Fetching {
  return new Fetching(ASSETS, of, names, onProgress, (sha256) => keptFile(SITE, sha256));
}
