/** What is kept and what goes. Time is passed in. */

import { type Build, PARTS, type Part } from "./build.ts";

/**
 * Of all builds together, as they lie in the cache. A site may keep 40 MB; 18 MB of them are for Python's memory, which
 * makes a return visit fast (`python/memory.ts`). One build fits with its Python, and any number that share it.
 */
export const LIMIT_BYTES = 22_000_000;

/** An answer becomes a page within moments; until then the browser does not list it. */
const ARRIVES_MS = 10_000;
/** Some browsers never list the workers of a page; they ask for their files early. */
const FORGOTTEN_MS = 3_600_000;

export interface State {
  /** The build that pages are made of. */
  current?: string | undefined;
  /** A complete newer one, to be offered. */
  ready?: string | undefined;
  /** True once Python was used, and the page that did so first. */
  usesPython: boolean;
  firstUser?: string | undefined;
  /** True once somebody came back to Python, or imported what it does not start with. */
  usesRest?: boolean;
}

/** A first visit costs no more than what it needs; who comes back may next be without a network. */
export function usedBy(state: State, page: string): State {
  if (!state.usesPython) return { ...state, usesPython: true, firstUser: page };
  return state.firstUser === page ? state : { ...state, usesRest: true };
}

export function partsInUse({ usesPython, usesRest }: State): Part[] {
  return PARTS.filter((part) => part === "pages" || (part === "python" ? usesPython : usesPython && usesRest));
}

/** What a page or a worker is made of, and since when. */
export interface Pin {
  build: string;
  at_ms: number;
}

export function buildsInUse(
  state: State,
  pins: ReadonlyMap<string, Pin>,
  alive: ReadonlySet<string>,
  now_ms: number,
): Set<string> {
  const used = new Set([state.current, state.ready].filter((build) => build !== undefined));
  for (const [client, pin] of pins) {
    if (alive.has(client) || now_ms - pin.at_ms < ARRIVES_MS) used.add(pin.build);
  }
  return used;
}

/** Clients whose build is gone, or that have been gone themselves for long. */
export function pinsToForget(
  pins: ReadonlyMap<string, Pin>,
  builds: ReadonlySet<string>,
  alive: ReadonlySet<string>,
  now_ms: number,
): string[] {
  return [...pins]
    .filter(([client, pin]) => !alive.has(client) && (!builds.has(pin.build) || now_ms - pin.at_ms > FORGOTTEN_MS))
    .map(([client]) => client);
}

/**
 * The files, by hash, that fit into the limit; `builds` and `parts` come in the order of their worth. Pages of every
 * build go before anybody's Python, and Python is of use as a whole only.
 */
export function filesToKeep(builds: readonly Build[], parts: readonly Part[], limit_bytes = LIMIT_BYTES): Set<string> {
  const kept = new Set<string>();
  let room_bytes = limit_bytes;
  for (const part of parts) {
    for (const build of builds) {
      const more = new Map(Object.values(build[part]).map(({ sha256, bytes }) => [sha256, bytes]));
      for (const sha256 of kept) more.delete(sha256);
      const whole_bytes = [...more.values()].reduce((sum, bytes) => sum + bytes, 0);
      if (part !== "pages" && whole_bytes > room_bytes) continue;
      for (const [sha256, bytes] of more) {
        if (bytes > room_bytes) continue;
        kept.add(sha256);
        room_bytes -= bytes;
      }
    }
  }
  return kept;
}
