/** Fetch a file of a build, and let nothing through that is not what the build made. */

import type { BuiltFile } from "./build.ts";

/** The server has another file than the build: a deploy under way, or a broken one. */
export class NotAsBuilt extends Error {}

/**
 * The file's bytes. What the browser has kept already is used if it is right; otherwise the server is asked.
 * Raises NotAsBuilt, or TypeError if nothing answers.
 */
export async function fetchChecked(
  url: URL,
  file: BuiltFile,
  ask: typeof fetch = fetch,
): Promise<Uint8Array<ArrayBuffer>> {
  let found = "";
  for (const cache of ["default", "reload"] as const) {
    const answer = await ask(url, { cache, mode: "same-origin" });
    if (!isWhole(answer)) {
      found = `status ${answer.status}, type ${answer.type}`;
      continue;
    }
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (await isAsBuilt(bytes, file)) return bytes;
    found = `${bytes.length} bytes with another hash`;
  }
  throw new NotAsBuilt(`${url.pathname}: ${file.bytes} bytes with SHA-256 ${file.sha256} expected, ${found} found`);
}

/** False for opaque answers, errors, parts and redirects: none of them may be kept. */
export function isWhole(answer: Pick<Response, "type" | "status" | "redirected">): boolean {
  return (answer.type === "basic" || answer.type === "default") && answer.status === 200 && !answer.redirected;
}

async function isAsBuilt(bytes: Uint8Array<ArrayBuffer>, file: BuiltFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
