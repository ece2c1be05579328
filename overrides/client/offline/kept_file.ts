/** What the service worker has kept, for the one reader that is in a hurry: Python's worker, which checks every byte. */

import { cacheNames, fileAddress } from "./names.ts";
import { RuntimeFolder } from "./runtime_folder.ts";

/** Undefined if there is none. Rejects where the browser refuses. */
export async function keptFile(scope: URL, sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const found = await new RuntimeFolder(scope).bytes(sha256).catch(() => undefined);
  if (found) return found;
  const answer = await globalThis.caches?.match(fileAddress(scope, sha256), { cacheName: cacheNames(scope).files });
  return answer && new Uint8Array(await answer.arrayBuffer());
}
