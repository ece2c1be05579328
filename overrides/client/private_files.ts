/**
 * The origin's private file system. A worker reads 18 MB of it in 15 ms, against 40 to 60 ms from Cache Storage, whose
 * bytes come by way of two other processes, and one entry after the other.
 */

/** What TypeScript's library for pages lacks. */
interface SyncHandle {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  getSize(): number;
  flush(): void;
  close(): void;
}
export type PrivateFile = FileSystemFileHandle & {
  createSyncAccessHandle(options?: { mode: "read-only" }): Promise<SyncHandle>;
  move(name: string): Promise<void>;
};
export type Folder = FileSystemDirectoryHandle & {
  keys(): AsyncIterable<string>;
};

/** Rejects where the browser refuses to keep anything. */
export async function privateFolder(name: string): Promise<Folder> {
  const root = await navigator.storage.getDirectory();
  return (await root.getDirectoryHandle(name, { create: true })) as Folder;
}

/** Undefined if there is none. */
export async function fileIn(folder: Folder, name: string): Promise<PrivateFile | undefined> {
  try {
    return (await folder.getFileHandle(name)) as PrivateFile;
  } catch (error) {
    if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
    throw error;
  }
}

/** The quick way is one worker's at a time where a browser does not know of `read-only`, and no service worker's. */
export async function contentOf(file: PrivateFile): Promise<Uint8Array<ArrayBuffer>> {
  const handle = await file.createSyncAccessHandle?.({ mode: "read-only" }).catch(() => undefined);
  if (!handle) return new Uint8Array(await (await file.getFile()).arrayBuffer());
  try {
    const content = new Uint8Array(handle.getSize());
    handle.read(content, { at: 0 });
    return content;
  } finally {
    handle.close();
  }
}
