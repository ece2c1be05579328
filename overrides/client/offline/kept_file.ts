/** What the service worker has kept, for the one reader that is in a hurry: Python's worker, which checks every byte. */

import { cacheNames, fileAddress } from "./names.ts";

/** Undefined if there is none. Rejects where the browser refuses. */
export async function keptFile(scope: URL, sha256: string): Promise<Response | undefined> {
  return globalThis.caches?.match(fileAddress(scope, sha256), { cacheName: cacheNames(scope).files });
}
