/**
 * Python's memory as it is once NumPy and the checker are loaded, kept in this browser by the first start.
 * It is this site's, this runtime's and this browser version's alone, and its hash is checked before it is used.
 */

import { type Folder, type PrivateFile, contentOf, fileIn, privateFolder } from "../private_files.ts";
import { randomId } from "../random_id.ts";
import { sha256Of } from "./fetching.ts";
import { memoryFolder } from "./memory_folder.ts";
import { Sparse, packed } from "./sparse.ts";

/** A file begins with the hash of the rest. */
const HASH_BYTES = 64;

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
  async find(): Promise<PrivateFile | undefined> {
    if (!KeptMemory.isPossible) return undefined;
    return fileIn(await this.#folder(), await this.#name());
  }

  /** Rejects if what the storage gives is not what was kept. */
  async read(found: PrivateFile): Promise<Sparse> {
    const content = await contentOf(found);
    const memory = content.subarray(HASH_BYTES);
    const hash = new TextDecoder().decode(content.subarray(0, HASH_BYTES));
    if ((await sha256Of(memory)) !== hash) throw new Error("the kept memory was altered");
    return new Sparse(memory);
  }

  /** Keep it, and nothing of an earlier runtime beside it. It has its name only once it is whole. */
  async write(memory: Uint8Array): Promise<void> {
    if (await this.find()) return; // another worker's
    const kept = packed(memory);
    const hash = new TextEncoder().encode(await sha256Of(kept));
    const folder = await this.#folder();
    await this.tidy();
    const part = (await folder.getFileHandle(randomId(), { create: true })) as PrivateFile;
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

  #folder(): Promise<Folder> {
    return privateFolder(memoryFolder(this.assets));
  }
}
