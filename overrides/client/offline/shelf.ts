/**
 * What is kept: in Cache Storage, and Python's runtime among the origin's private files where the browser can. Every
 * method rejects where the browser refuses to keep anything.
 */

import { type Build, type Part, isBuild } from "./build.ts";
import type { Pin, State } from "./keeping.ts";
import { type Names, cacheNames, fileAddress } from "./names.ts";
import { RuntimeFolder } from "./runtime_folder.ts";

const STATE = "state";

export class Shelf {
  readonly #opened = new Map<string, Promise<Cache>>();
  /** Builds never change, and every request needs one. */
  readonly #builds = new Map<string, Build>();
  readonly #pins = new Map<string, Pin>();
  readonly #runtime: RuntimeFolder;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly scope: URL,
    private readonly storage: CacheStorage = caches,
  ) {
    this.#runtime = new RuntimeFolder(scope);
  }

  async file(sha256: string): Promise<Response | undefined> {
    const found = await (await this.#open("files")).match(fileAddress(this.scope, sha256));
    if (found) return found;
    const bytes = await this.#runtime.bytes(sha256).catch(() => undefined);
    return bytes && new Response(bytes);
  }

  async keepFile(sha256: string, bytes: Uint8Array<ArrayBuffer>, part: Part): Promise<void> {
    const isKept = part !== "pages" && (await this.#runtime.keep(sha256, bytes).then(done, () => false));
    if (isKept) return;
    await (await this.#open("files")).put(fileAddress(this.scope, sha256), new Response(bytes));
  }

  async keptFiles(): Promise<Set<string>> {
    const ofRuntime = await this.#runtime.hashes().catch(() => []);
    return new Set([...(await this.#keys("files")), ...ofRuntime]);
  }

  async dropFile(sha256: string): Promise<void> {
    await (await this.#open("files")).delete(fileAddress(this.scope, sha256));
    await this.#runtime.drop(sha256).catch(() => undefined); // it is not there, or a worker is reading it
  }

  async build(id: string): Promise<Build | undefined> {
    const known = this.#builds.get(id);
    if (known) return known;
    const found = await this.#json("builds", id);
    if (!isBuild(found)) return undefined;
    this.#builds.set(id, found);
    return found;
  }

  /** Only a build that is complete may be kept. */
  async keepBuild(build: Build): Promise<void> {
    await (await this.#open("builds")).put(build.build, Response.json(build));
  }

  async keptBuilds(): Promise<string[]> {
    return this.#keys("builds");
  }

  async dropBuild(id: string): Promise<void> {
    this.#builds.delete(id);
    await (await this.#open("builds")).delete(id);
  }

  /** The page's build is known in memory at once, and kept for when the browser has stopped the worker in between. */
  async pin(client: string, pin: Pin): Promise<void> {
    this.#pins.set(client, pin);
    await (await this.#open("pins")).put(client, Response.json(pin));
  }

  async pinOf(client: string): Promise<Pin | undefined> {
    const known = this.#pins.get(client);
    if (known || !client) return known;
    const found = (await this.#json("pins", client)) as Pin | undefined;
    if (found) this.#pins.set(client, found);
    return found;
  }

  async pins(): Promise<ReadonlyMap<string, Pin>> {
    await Promise.all((await this.#keys("pins")).map((client) => this.pinOf(client)));
    return this.#pins;
  }

  async forgetPin(client: string): Promise<void> {
    this.#pins.delete(client);
    await (await this.#open("pins")).delete(client);
  }

  async state(): Promise<State> {
    return ((await this.#json("state", STATE)) as State | undefined) ?? { usesPython: false };
  }

  /** Changes wait for each other, so that none is lost. */
  changeState(change: (state: State) => State): Promise<State> {
    const changed = this.#lastChange.then(async () => {
      const state = change(await this.state());
      await (await this.#open("state")).put(STATE, Response.json(state));
      return state;
    });
    this.#lastChange = changed.catch(() => undefined);
    return changed;
  }

  #open(room: keyof Names): Promise<Cache> {
    const name = cacheNames(this.scope)[room];
    const opened = this.#opened.get(name) ?? this.storage.open(name);
    this.#opened.set(name, opened);
    return opened;
  }

  async #json(room: keyof Names, key: string): Promise<unknown> {
    const found = await (await this.#open(room)).match(key);
    return found?.json();
  }

  /** Keys are relative to the worker's own address, and hold no slash. */
  async #keys(room: keyof Names): Promise<string[]> {
    const requests = await (await this.#open(room)).keys();
    return requests.map(({ url }) => url.slice(url.lastIndexOf("/") + 1));
  }
}

function done(): true {
  return true;
}
