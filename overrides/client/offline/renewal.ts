/**
 * A deployed build is fetched completely and checked file by file before anybody hears of it. Files are kept by their
 * hash, so what did not change between two builds is neither fetched nor kept twice.
 */

import { type Build, isBuild } from "./build.ts";
import { fetchChecked } from "./checked.ts";
import { buildsInUse, filesToKeep, partsInUse, pinsToForget } from "./keeping.ts";
import { BUILD_LIST } from "./routing.ts";
import type { Clients } from "./scope.ts";
import type { Shelf } from "./shelf.ts";

const AT_ONCE = 6;

export class Renewal {
  #running: Promise<void> | undefined;
  #isAskedAgain = false;

  constructor(
    private readonly scope: URL,
    private readonly shelf: Shelf,
    private readonly clients: Clients,
    private readonly onReady: (build: string) => Promise<void>,
  ) {}

  /** Never rejects: what did not work is tried again when the next page opens. */
  run(): Promise<void> {
    this.#isAskedAgain = this.#running !== undefined;
    this.#running ??= this.#untilDone().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #untilDone(): Promise<void> {
    do {
      this.#isAskedAgain = false;
      await this.#once().catch((error: unknown) => console.info("The site's newest version is not here yet:", error));
    } while (this.#isAskedAgain);
  }

  async #once(): Promise<void> {
    const deployed = await this.#deployed();
    await this.#complete(deployed);
    const shown = await this.shelf.build((await this.shelf.state()).current ?? deployed.build);
    await this.shelf.changeState((state) => {
      // What the browser has thrown away cannot be shown any longer.
      const isOffered = state.current !== deployed.build && state.current === shown?.build;
      return isOffered ? { ...state, ready: deployed.build } : { ...state, current: deployed.build, ready: undefined };
    });
    await this.#sweep();
    await this.onReady(deployed.build);
  }

  async #deployed(): Promise<Build> {
    const answer = await fetch(new URL(BUILD_LIST, this.scope), { cache: "no-cache", mode: "same-origin" });
    const list: unknown = answer.ok ? await answer.json() : undefined;
    if (!isBuild(list)) throw new TypeError(`${BUILD_LIST} is not a list of files (status ${answer.status})`);
    return list;
  }

  async #complete(deployed: Build): Promise<void> {
    const wanted = await this.#sweep(deployed);
    const kept = await this.shelf.keptFiles();
    const files = partsInUse(await this.shelf.state()).flatMap((part) =>
      Object.entries(deployed[part]).map(([path, file]) => ({ path, file, part })),
    );
    const missing = files.filter(({ file: { sha256 } }) => wanted.has(sha256) && !kept.has(sha256));
    const fetchNext = async (): Promise<void> => {
      for (let next = missing.shift(); next; next = missing.shift()) {
        const { path, file, part } = next;
        await this.shelf.keepFile(file.sha256, await fetchChecked(new URL(encodeURI(path), this.scope), file), part);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext));
    if (!(await this.shelf.build(deployed.build))) await this.shelf.keepBuild(deployed);
  }

  /** Remove what nobody uses any more; `arriving` counts as used. Returns the files that may be kept. */
  async #sweep(arriving?: Build): Promise<Set<string>> {
    const state = await this.shelf.state();
    const listed = await this.clients.matchAll({ type: "all", includeUncontrolled: true });
    const alive = new Set(listed.map(({ id }) => id));
    const pins = await this.shelf.pins();
    const used = buildsInUse(state, pins, alive, Date.now());
    for (const id of await this.shelf.keptBuilds()) {
      if (!used.has(id) && id !== arriving?.build) await this.shelf.dropBuild(id);
    }
    for (const client of pinsToForget(pins, used, alive, Date.now())) await this.shelf.forgetPin(client);
    const byWorth = [state.current, arriving?.build, state.ready, ...used];
    const builds = await Promise.all([...new Set(byWorth)].map((id) => this.#known(id, arriving)));
    const wanted = filesToKeep(
      builds.filter((build) => build !== undefined),
      partsInUse(state),
    );
    for (const sha256 of await this.shelf.keptFiles()) {
      if (!wanted.has(sha256)) await this.shelf.dropFile(sha256);
    }
    return wanted;
  }

  async #known(id: string | undefined, arriving: Build | undefined): Promise<Build | undefined> {
    if (id === undefined) return undefined;
    return id === arriving?.build ? arriving : this.shelf.build(id);
  }
}
