/** The worker's side of a start: what the page hands over, each as soon as it is here and checked. */

import type { Files, Handing } from "../protocol.ts";
import type { Bytes } from "./fetching.ts";
import { ENGINE } from "./files.ts";

export class Handed {
  readonly #things = new Map<string, Expected<Handing["thing"]>>();
  #isOver = false;

  /** By path below `assets/`. Waits for it: the page says what cannot be had, and ends the worker. */
  get(name: string): Promise<Bytes> {
    return this.#thing(name).promise as Promise<Bytes>;
  }

  /** The same for an archive. */
  files(name: string): Promise<Files> {
    return this.#thing(name).promise as Promise<Files>;
  }

  /** Compiled by the page, or else here. */
  async engine(): Promise<WebAssembly.Module> {
    const engine = await this.#thing(ENGINE).promise;
    return engine instanceof WebAssembly.Module ? engine : WebAssembly.compile(engine as Bytes);
  }

  take({ name, thing }: Handing): void {
    if (!this.#isOver) this.#thing(name).resolve(thing);
  }

  /** Python has its own copies now; whatever else comes is not kept either. */
  letGo(): void {
    this.#isOver = true;
    this.#things.clear();
  }

  #thing(name: string): Expected<Handing["thing"]> {
    const thing = this.#things.get(name) ?? expected<Handing["thing"]>();
    this.#things.set(name, thing);
    return thing;
  }
}

export function isHanding(data: unknown): data is Handing {
  return (data as Partial<Handing> | null)?.kind === "handing";
}

/** A promise that is resolved from outside. */
interface Expected<T> {
  promise: Promise<T>;
  resolve(value: T): void;
}

function expected<T>(): Expected<T> {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((resolved) => (resolve = resolved));
  return { promise, resolve };
}
