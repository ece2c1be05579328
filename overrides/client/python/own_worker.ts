/**
 * A worker for the reader's own code. Its script comes from a `blob:` of checked bytes, so that the page's policy holds
 * the worker, too; and what it leaves for the next visit is kept by another one, which never runs anybody's code.
 */

import { ASSETS } from "../site.ts";
import type { Bytes } from "./fetching.ts";
import { KeptMemory } from "./memory.ts";
import { type Line, ProvidedWorker } from "./provided_worker.ts";

export class OwnWorker extends ProvidedWorker {
  #worker: Worker | undefined;
  #script: Bytes | undefined;

  constructor() {
    super("Starting Python", true);
  }

  protected async begin(script: Bytes): Promise<Line | undefined> {
    if (this.isOver) return undefined;
    this.#script = script;
    this.#worker = workerOf(script);
    this.#worker.onerror = (event) => this.onerror?.(event);
    // A browser keeps what is said to a worker until the worker has read its script and the page has time to see it.
    await new Promise((resolve) => this.#worker?.addEventListener("message", resolve, { once: true }));
    this.#worker.onmessage = (event) => this.hear(event);
    return this.#worker;
  }

  protected end(): void {
    this.#worker?.terminate();
  }

  protected openMemory(key: string): Promise<KeptMemory | undefined> {
    return KeptMemory.opened(ASSETS, key);
  }

  protected keepMemory(memory: Bytes, key: string): void {
    if (!this.#script) return;
    const keeper = workerOf(this.#script);
    keeper.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== "string") return;
      if (data) console.warn(`Python's fast start failed: keeping the memory: ${data}`);
      keeper.terminate();
    };
    keeper.postMessage({ kind: "keep", assets: ASSETS.href, key, memory } satisfies Keep, [memory.buffer]);
  }
}

/** To a worker that runs nothing: keep this. It answers with what went wrong, or with nothing. */
export interface Keep {
  kind: "keep";
  assets: string;
  key: string;
  memory: Bytes;
}

function workerOf(script: Bytes): Worker {
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address, { name: "python" });
  // It has its script by the time of its first word; till then the address must hold.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
