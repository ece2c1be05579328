/** Fetch the runtime's files, say how far along it is, and let nothing through that is not what the build made. */

import type { LoadFailure } from "../protocol.ts";

/** Made by the build: Pyodide's own lock, a name for this very runtime, every file by its path below `assets/`. */
export interface Manifest {
  pyodide: string;
  lock: { info: { python: string } };
  /** NumPy's, by their path in the pack that holds them, in its order. */
  libraries: string[];
  key: string;
  files: Record<string, BuiltFile>;
}

export interface BuiltFile {
  bytes: number;
  sha256: string;
}
type FindKept = (sha256: string) => Promise<Bytes | undefined>;

export type Bytes = Uint8Array<ArrayBuffer>;

/** The browser's own: the worker gives Pyodide another, which answers from what is fetched here. */
const browserFetch = fetch.bind(globalThis);

/** Whoever waits for it hears of a failure; nobody else needs to. */
export function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

export class LoadError extends Error {
  constructor(
    readonly reason: LoadFailure,
    readonly file: string,
    detail: string,
  ) {
    super(detail);
  }
}

export async function fetchManifest(assets: URL): Promise<Manifest> {
  const answer = await get(new URL("runtime.json", assets), "no-cache");
  try {
    return (await answer.json()) as Manifest;
  } catch (error) {
    throw new LoadError("altered", "runtime.json", String(error));
  }
}

/** Files on their way: each can be had as soon as it is here and checked. */
export class Fetching {
  readonly #files: ReadonlyMap<string, Promise<Bytes>>;
  readonly totalBytes: number;
  /** Rejects with the first failure. */
  readonly all: Promise<unknown>;

  constructor(
    private readonly assets: URL,
    private readonly manifest: Manifest,
    names: readonly string[],
    onProgress: (doneBytes: number, totalBytes: number) => void,
    private readonly kept: FindKept,
  ) {
    this.totalBytes = names.reduce((sum, name) => sum + (manifest.files[name]?.bytes ?? 0), 0);
    let doneBytes = 0;
    const progress = (bytes: number): void => onProgress((doneBytes += bytes), this.totalBytes);
    this.#files = new Map(names.map((name) => [name, this.#fetch(name, progress)]));
    this.all = inBackground(Promise.all(this.#files.values()));
  }

  get(name: string): Promise<Bytes> {
    return this.#files.get(name) ?? Promise.reject(new LoadError("missing", name, "not in the manifest"));
  }

  async #fetch(name: string, onBytes: (bytes: number) => void): Promise<Bytes> {
    const expected = this.manifest.files[name];
    if (!expected) throw new LoadError("missing", name, "not in the manifest");
    const kept = await keptAsBuilt(expected, this.kept);
    if (kept) {
      onBytes(kept.length);
      return kept;
    }
    const url = new URL(name, this.assets);
    // Whatever the browser has, however old, will do if its hash is right; it may have kept that nothing was there.
    const found = await get(url, "force-cache").catch(() => undefined);
    let countedBytes = 0;
    const count = (bytes: number): void => onBytes(((countedBytes += bytes), bytes));
    const body = found && (await read(found, name, expected.bytes, count));
    if (body && (await isAsBuilt(body, expected.sha256))) return body;
    onBytes(-countedBytes);
    const again = await read(await get(url, "reload"), name, expected.bytes, onBytes);
    if (again && (await isAsBuilt(again, expected.sha256))) return again;
    const wanted = `${expected.bytes} bytes with SHA-256 ${expected.sha256} were expected`;
    throw new LoadError("altered", name, `${wanted}, others came`);
  }
}

/** A storage that refuses, or gives something else than was kept, is as good as none: undefined. */
export async function keptAsBuilt(built: BuiltFile, find: FindKept): Promise<Bytes | undefined> {
  try {
    const kept = await find(built.sha256);
    return kept?.length === built.bytes && (await isAsBuilt(kept, built.sha256)) ? kept : undefined;
  } catch {
    return undefined;
  }
}

async function get(url: URL, cache: RequestCache): Promise<Response> {
  const name = url.pathname.split("/").at(-1) ?? url.href;
  let answer: Response;
  try {
    answer = await browserFetch(url, { cache });
  } catch (error) {
    throw new LoadError("unreachable", name, String(error));
  }
  if (!answer.ok) throw new LoadError("missing", name, `the server answered ${answer.status}`);
  return answer;
}

/** Undefined if it is not of the expected length. */
async function read(
  answer: Response,
  name: string,
  expectedBytes: number,
  onBytes: (bytes: number) => void,
): Promise<Bytes | undefined> {
  const reader = answer.body?.getReader();
  if (!reader) throw new LoadError("broken", name, "the browser gave no body to read");
  const body = new Uint8Array(expectedBytes);
  let doneBytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (doneBytes + part.value.length > expectedBytes) {
        await reader.cancel();
        return undefined;
      }
      body.set(part.value, doneBytes);
      doneBytes += part.value.length;
      onBytes(part.value.length);
    }
  } catch (error) {
    throw new LoadError("unreachable", name, String(error));
  }
  return doneBytes === expectedBytes ? body : undefined;
}

/** `crypto.subtle` exists on https and on localhost only; elsewhere the size has to do. */
export async function isAsBuilt(body: Bytes, sha256: string): Promise<boolean> {
  return !globalThis.crypto?.subtle || (await sha256Of(body)) === sha256;
}

export async function sha256Of(body: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
