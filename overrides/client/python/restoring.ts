/**
 * Kept memory on its way into Python. Pyodide wants to know two sizes before it begins, and the contents only once its
 * engine stands: so it begins at once, while the memory is read and checked.
 */

import type { Sizes } from "../protocol.ts";
import { type Bytes, inBackground } from "./fetching.ts";
import { Sparse } from "./sparse.ts";

/** What of Emscripten's module Pyodide itself does not describe. */
export interface Module {
  growMemory(bytes: number): void;
  HEAP8: Int8Array<ArrayBuffer>;
}

export class Restoring {
  /** Pyodide restores this alone, its own head; it would copy all of the rest, zeros included. Filled by `into`. */
  readonly head: Bytes;
  #memory: Promise<Sparse> | undefined;

  constructor(
    private readonly sizes: Sizes,
    kept: Promise<Bytes>,
  ) {
    this.head = new Uint8Array(sizes.head);
    this.#memory = inBackground(kept.then((bytes) => this.#sparse(bytes)));
  }

  get bytes(): number {
    return this.sizes.whole;
  }

  /** Once. Rejects if what was read is not what was kept. Afterwards only the head is still here: Pyodide holds on to this. */
  async into(module: Module): Promise<void> {
    const { whole, head } = this.sizes;
    module.growMemory(whole - head);
    const memory = await this.#memory;
    if (!memory) throw new Error("the memory was written already");
    this.#memory = undefined;
    this.head.set(memory.first(head));
    memory.writeInto(new Uint8Array(module.HEAP8.buffer), head);
  }

  #sparse(bytes: Bytes): Sparse {
    const memory = new Sparse(bytes);
    if (memory.length !== this.sizes.whole) throw new Error("the kept memory is of another size");
    return memory;
  }
}
