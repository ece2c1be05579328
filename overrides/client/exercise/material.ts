/** What the build made of an exercise's folder. Fetched on demand, once. */

import { ASSETS } from "../site.ts";

interface Material {
  solution: string;
  check: string;
}

/** A network that has frozen does not say so. */
const LIMIT_MS = 12_000;

const fetched = new Map<string, Promise<Material>>();

/** Rejects with a reason if it cannot be had; the next call tries again. */
export function material(id: string): Promise<Material> {
  const known = fetched.get(id);
  if (known) return known;
  const promise = download(id);
  fetched.set(id, promise);
  promise.catch(() => fetched.delete(id));
  return promise;
}

async function download(id: string): Promise<Material> {
  const answer = await fetch(new URL(`exercises/${id}.json`, ASSETS), { signal: AbortSignal.timeout(LIMIT_MS) });
  if (!answer.ok) throw new Error(`exercises/${id}.json: the server answered ${answer.status}`);
  return (await answer.json()) as Material;
}
