/**
 * Fetch the runtime's files, say how far along it is, and let nothing through that is not what the build made.
 * Pyodide's two scripts are checked here too, but the browser imports them itself, by their address.
 */

import type { LoadFailure } from "../protocol.ts";

/** Made by the build: Pyodide's own lock, NumPy's wheel, and every file by its path below `assets/`. */
export interface Manifest {
  pyodide: string;
  lock: unknown;
  numpy: string;
  files: Record<string, { bytes: number; sha256: string }>;
}

export interface Fetched {
  manifest: Manifest;
  bytes: Map<string, Uint8Array<ArrayBuffer>>;
  totalBytes: number;
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

export async function fetchChecked(
  assets: URL,
  onProgress: (doneBytes: number, totalBytes: number) => void,
): Promise<Fetched> {
  const answer = await get(new URL("runtime.json", assets), "no-cache");
  const manifest = (await answer.json()) as Manifest;
  const entries = Object.entries(manifest.files);
  const totalBytes = entries.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  let doneBytes = 0;
  const progress = (bytes: number): void => onProgress((doneBytes += bytes), totalBytes);
  const fetched = await Promise.all(
    entries.map(async ([name, { bytes, sha256 }]) => {
      const url = new URL(name, assets);
      const body = await read(await get(url), name, progress);
      if (await isAsBuilt(body, bytes, sha256)) return [name, body] as const;
      // The browser may have kept the file of an earlier build.
      const again = await read(await get(url, "reload"), name, () => undefined);
      if (await isAsBuilt(again, bytes, sha256)) return [name, again] as const;
      throw new LoadError("altered", name, `${bytes} bytes with SHA-256 ${sha256} were expected, others came`);
    }),
  );
  return { manifest, bytes: new Map(fetched), totalBytes };
}

async function get(url: URL, cache: RequestCache = "default"): Promise<Response> {
  const name = url.pathname.split("/").at(-1) ?? url.href;
  let answer: Response;
  try {
    answer = await fetch(url, { cache });
  } catch (error) {
    throw new LoadError("unreachable", name, String(error));
  }
  if (!answer.ok) throw new LoadError("missing", name, `the server answered ${answer.status}`);
  return answer;
}

async function read(
  answer: Response,
  name: string,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader();
  if (!reader) throw new LoadError("broken", name, "the browser gave no body to read");
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      onBytes(part.value.length);
    }
  } catch (error) {
    throw new LoadError("unreachable", name, String(error));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** `crypto.subtle` exists on https and on localhost only; elsewhere the size has to do. */
async function isAsBuilt(body: Uint8Array<ArrayBuffer>, bytes: number, sha256: string): Promise<boolean> {
  if (body.length !== bytes) return false;
  if (!globalThis.crypto?.subtle) return true;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}
