/**
 * Python's memory as it is once NumPy and the checker are loaded, kept in this browser by the first start.
 * It is this site's, this runtime's and this browser version's alone, and its hash is checked before it is used.
 *
 * It lies in the origin's private file system: a worker reads 18 MB of it in 15 ms, against 40 to 60 ms from Cache
 * Storage, whose bytes come by way of two other processes.
 */

import { randomId } from "../random_id.ts";
import { type Bytes, sha256Of } from "./fetching.ts";
import { memoryFolder } from "./memory_folder.ts";
import { packed, unpacked } from "./sparse.ts";

/** A file begins with the hash of the rest. */
const HASH_BYTES = 64;

/** What TypeScript's library for pages lacks. */
interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  getSize(): number;
  flush(): void;
  close(): void;
}
type KeptFile = FileSystemFileHandle & {
  createSyncAccessHandle(options?: { mode: "read-only" }): Promise<SyncHandle>;
  move(name: string): Promise<void>;
};
type Folder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

export class KeptMemory {
  constructor(
    private readonly assets: URL,
    private readonly key: string,
  ) {}

  /** True where there is somewhere to keep it, and a way to check it. */
  static get isPossible(): boolean {
    const files = globalThis.FileSystemFileHandle?.prototype ?? {};
    return (
      "createSyncAccessHandle" in files &&
      "move" in files &&
      "storage" in navigator &&
      Boolean(globalThis.crypto?.subtle)
    );
  }

  /** Undefined if none is kept. Rejects if the storage fails. */
  async find(): Promise<FileSystemFileHandle | undefined> {
    if (!KeptMemory.isPossible) return undefined;
    const folder = await this.#folder();
    return folder.getFileHandle(await this.#name()).catch((error: unknown) => {
      if (isNamed(error, "NotFoundError")) return undefined;
      throw error;
    });
  }

  /** Rejects if what the storage gives is not what was kept. */
  async read(found: FileSystemFileHandle): Promise<Bytes> {
    const content = await whole(found as KeptFile);
    const memory = content.subarray(HASH_BYTES);
    const hash = new TextDecoder().decode(content.subarray(0, HASH_BYTES));
    if ((await sha256Of(memory)) !== hash) throw new Error("the kept memory was altered");
    return unpacked(memory);
  }

  /** Keep it, and nothing of an earlier runtime beside it. It has its name only once it is whole. */
  async write(memory: Uint8Array): Promise<void> {
    if (await this.find()) return; // another worker's
    const kept = packed(memory);
    const hash = new TextEncoder().encode(await sha256Of(kept));
    const folder = await this.#folder();
    await this.tidy();
    const part = (await folder.getFileHandle(randomId(), { create: true })) as KeptFile;
    try {
      const handle = await part.createSyncAccessHandle();
      try {
        handle.write(hash, { at: 0 });
        handle.write(kept, { at: HASH_BYTES });
        handle.flush();
      } finally {
        handle.close();
      }
      await part.move(await this.#name());
    } catch (error) {
      await folder.removeEntry(part.name).catch(() => undefined);
      if (!(await this.find())) throw error;
    }
  }

  /** What earlier runtimes left, and workers that were stopped while they wrote. */
  async tidy(): Promise<void> {
    const folder = await this.#folder();
    const name = await this.#name();
    for await (const other of folder.keys()) {
      if (other !== name) await folder.removeEntry(other).catch(() => undefined); // another worker is writing it
    }
  }

  async remove(): Promise<void> {
    await (await this.#folder()).removeEntry(await this.#name());
  }

  async #name(): Promise<string> {
    const browser = await sha256Of(new TextEncoder().encode(navigator.userAgent));
    return `${this.key}-${browser.slice(0, 16)}`;
  }

  async #folder(): Promise<Folder> {
    const root = await navigator.storage.getDirectory();
    return (await root.getDirectoryHandle(memoryFolder(this.assets), { create: true })) as Folder;
  }
}

/** The quick way is one worker's at a time where a browser does not know of `read-only`. */
async function whole(file: KeptFile): Promise<Bytes> {
  const handle = await file.createSyncAccessHandle({ mode: "read-only" }).catch(() => undefined);
  if (!handle) return new Uint8Array(await (await file.getFile()).arrayBuffer());
  try {
    const content = new Uint8Array(handle.getSize());
    handle.read(content, { at: 0 });
    return content;
  } finally {
    handle.close();
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof DOMException && error.name === name;
}
