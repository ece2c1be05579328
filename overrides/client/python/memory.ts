/**
 * Python's memory as it is once NumPy and the checker are loaded, kept in this browser by the first start.
 * It is this site's, this runtime's and this browser version's alone, and its hash is checked before it is used.
 */

import { type Folder, type PrivateFile, contentOf, fileIn, privateFolder } from "../private_files.ts";
import type { Kept } from "../protocol.ts";
import { randomId } from "../random_id.ts";
import { type Bytes, sha256Of } from "./fetching.ts";
import { memoryFolder } from "./memory_folder.ts";
import { packed, sizesOf } from "./sparse.ts";

/** A file begins with the hash of the rest. */
const HASH_BYTES = 64;

/** A piece is hashed where the processor has it at hand; all at once, it takes half as long again. */
const PIECE_BYTES = 256 * 1024;

export class KeptMemory {
  private constructor(
    readonly key: string,
    private readonly folder: Folder,
    private readonly name: string,
  ) {}

  /** Undefined where there is nowhere to keep it, or no way to check it. Rejects where the browser refuses. */
  static async opened(assets: URL, key: string): Promise<KeptMemory | undefined> {
    const files = globalThis.FileSystemFileHandle?.prototype ?? {};
    if (!("move" in files && "storage" in navigator && globalThis.crypto?.subtle)) return undefined;
    const browser = sha256Of(new TextEncoder().encode(navigator.userAgent));
    const folder = await privateFolder(memoryFolder(assets));
    return new KeptMemory(key, folder, `${key}-${(await browser).slice(0, 16)}`);
  }

  /** Undefined if none is. Rejects if the storage fails. */
  async kept(): Promise<Kept | undefined> {
    const file = await this.#find();
    const content = await file?.getFile();
    if (!file || !content) return undefined;
    const read = (from: number, end: number): Promise<ArrayBuffer> =>
      content.slice(HASH_BYTES + from, HASH_BYTES + end).arrayBuffer();
    return { ...(await sizesOf(read)), file };
  }

  /** A worker's to do. Keep it, and nothing of an earlier runtime beside it. It has its name only once it is whole. */
  async write(memory: Uint8Array): Promise<void> {
    if (await this.#find()) return; // another worker's
    const kept = packed(memory);
    const hash = new TextEncoder().encode(await hashOf(kept));
    await this.tidy();
    const part = (await this.folder.getFileHandle(randomId(), { create: true })) as PrivateFile;
    try {
      const handle = await part.createSyncAccessHandle();
      try {
        handle.write(hash, { at: 0 });
        handle.write(kept, { at: HASH_BYTES });
        handle.flush();
      } finally {
        handle.close();
      }
      await part.move(this.name);
    } catch (error) {
      await this.folder.removeEntry(part.name).catch(() => undefined);
      if (!(await this.#find())) throw error;
    }
  }

  /** What earlier runtimes left, and workers that were stopped while they wrote. */
  async tidy(): Promise<void> {
    for await (const other of this.folder.keys()) {
      if (other !== this.name) await this.folder.removeEntry(other).catch(() => undefined); // another worker is writing it
    }
  }

  async remove(): Promise<void> {
    await this.folder.removeEntry(this.name);
  }

  #find(): Promise<PrivateFile | undefined> {
    return fileIn(this.folder, this.name);
  }
}

/** As `Sparse` reads it. A worker has the quick way to it. Rejects if it is not what was kept, or cannot be read. */
export async function memoryIn(file: FileSystemFileHandle): Promise<Bytes> {
  const content = await contentOf(file as PrivateFile);
  const memory = content.subarray(HASH_BYTES);
  const hash = new TextDecoder().decode(content.subarray(0, HASH_BYTES));
  if ((await hashOf(memory)) !== hash) throw new Error("the kept memory was altered");
  return memory;
}

/** Of the hashes of its pieces. */
async function hashOf(memory: Bytes): Promise<string> {
  const pieces = Array.from({ length: Math.ceil(memory.length / PIECE_BYTES) }, (_, piece) =>
    sha256Of(memory.subarray(piece * PIECE_BYTES, (piece + 1) * PIECE_BYTES)),
  );
  return sha256Of(new TextEncoder().encode((await Promise.all(pieces)).join("")));
}
