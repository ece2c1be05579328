/**
 * Python's memory as it is once NumPy and the checker are loaded, kept in this browser by the first start.
 * It is this site's, this runtime's and this browser version's alone, and its hash is checked before it is used.
 */

import { type Bytes, sha256Of } from "./fetching.ts";
import { memoryCacheName } from "./memory_name.ts";
import { packed, unpacked } from "./sparse.ts";

const HASH = "X-SHA-256";
const BROWSER = "X-Browser";

export class KeptMemory {
  constructor(
    private readonly assets: URL,
    private readonly key: string,
  ) {}

  /** True where there is somewhere to keep it, and a way to check it. */
  static get isPossible(): boolean {
    return Boolean(globalThis.caches && globalThis.crypto?.subtle);
  }

  /** Undefined if none is kept. Throws if the storage fails. */
  async find(): Promise<Response | undefined> {
    if (!KeptMemory.isPossible) return undefined;
    const answer = await (await this.#cache()).match(this.#address);
    return answer?.headers.get(BROWSER) === navigator.userAgent ? answer : undefined;
  }

  /** Throws if what the storage gives is not what was kept. */
  async read(found: Response): Promise<Bytes> {
    const kept = new Uint8Array(await found.arrayBuffer());
    if ((await sha256Of(kept)) !== found.headers.get(HASH)) throw new Error("the kept memory was altered");
    return unpacked(kept);
  }

  /** Keep it, and nothing of an earlier runtime beside it. */
  async write(memory: Uint8Array): Promise<void> {
    const kept = packed(memory);
    const headers = { [HASH]: await sha256Of(kept), [BROWSER]: navigator.userAgent };
    const cache = await this.#cache();
    for (const request of await cache.keys()) if (request.url !== this.#address) await cache.delete(request);
    await cache.put(this.#address, new Response(kept, { headers }));
  }

  async remove(): Promise<void> {
    await (await this.#cache()).delete(this.#address);
  }

  get #address(): string {
    return new URL(`memory-${this.key}`, this.assets).href;
  }

  #cache(): Promise<Cache> {
    return caches.open(memoryCacheName(this.assets));
  }
}
