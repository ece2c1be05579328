/** What the page hands to the frame: everything that Python starts with, since a frame of no origin can fetch nothing. */

import { keptFile } from "../offline/kept_file.ts";
import { Fetching, LoadError, type Manifest, fetchManifest } from "../python/fetching.ts";
import { FOR_ALL } from "../python/pyodide.ts";
import { ASSETS, SITE } from "../site.ts";

export interface Given {
  /** The text of the worker's script. */
  script: string;
  /** Where the files came from: for their names only. */
  assets: string;
  manifest: Manifest;
  /** Each checked, in the order of `FOR_ALL`; they are transferred, not copied. */
  files: ArrayBuffer[];
}

/** Rejects with a LoadError. */
export async function given(onProgress: (doneBytes: number, totalBytes: number) => void): Promise<Given> {
  const script = text("sandbox_worker.js");
  const manifest = await fetchManifest(ASSETS);
  const fetching = new Fetching(ASSETS, manifest, FOR_ALL, onProgress, (sha256) => keptFile(SITE, sha256));
  const files = await Promise.all(FOR_ALL.map(async (name) => (await fetching.get(name)).buffer));
  return { script: await script, assets: ASSETS.href, manifest, files };
}

/** One of the site's own text files. Rejects with a LoadError. */
export async function text(name: string): Promise<string> {
  const answer = await fetch(new URL(name, ASSETS)).catch((error: unknown) => {
    throw new LoadError("unreachable", name, String(error));
  });
  if (!answer.ok) throw new LoadError("missing", name, `the server answered ${answer.status}`);
  return answer.text();
}
