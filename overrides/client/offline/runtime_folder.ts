/** The files of Python's runtime that the service worker keeps, by hash, where Python's worker reads them fastest. */

import { contentOf, fileIn, privateFolder } from "../private_files.ts";

const HASH = /^[0-9a-f]{64}$/;

export function runtimeFolder(scope: URL): string {
  return encodeURIComponent(`python-runtime ${scope.pathname}`);
}

/** Every method rejects where the browser refuses to keep anything. */
export class RuntimeFolder {
  constructor(private readonly scope: URL) {}

  /** Undefined if there is none; one that is being written, or whose writing was cut short, is empty. */
  async bytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const file = await fileIn(await this.#folder(), sha256);
    const content = file && (await contentOf(file));
    return content?.length ? content : undefined;
  }

  async keep(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const file = await (await this.#folder()).getFileHandle(sha256, { create: true });
    const stream = await file.createWritable(); // takes the place of what is there when it is closed, and not before
    try {
      await stream.write(bytes);
      await stream.close();
    } catch (error) {
      await this.drop(sha256).catch(() => undefined);
      throw error;
    }
  }

  async hashes(): Promise<string[]> {
    const folder = await this.#folder();
    const hashes: string[] = [];
    for await (const name of folder.keys()) {
      const file = HASH.test(name) ? await fileIn(folder, name) : undefined;
      if (file && (await file.getFile()).size > 0) hashes.push(name);
    }
    return hashes;
  }

  async drop(sha256: string): Promise<void> {
    await (await this.#folder()).removeEntry(sha256);
  }

  #folder(): ReturnType<typeof privateFolder> {
    return privateFolder(runtimeFolder(this.scope));
  }
}
