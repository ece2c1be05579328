/** The seed of a drill, in the address: the same seed always gives the same drill. */

export interface Seed {
  seed: number;
  /** A sentence for the reader if the address holds something that is not a seed. */
  problem: string | undefined;
}

export const LARGEST_SEED = 2 ** 32 - 1;
export const SEED_CHANGED = "seed-changed";

/** Seed 0, the lesson's own numbers, if the address has none. */
export function readSeed(search: string): Seed {
  const text = new URLSearchParams(search).get("seed");
  if (text === null) return { seed: 0, problem: undefined };
  if (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_SEED) return { seed: Number(text), problem: undefined };
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const problem = `The address asks for seed “${shown}”; a seed is a whole number from 0 to ${LARGEST_SEED}. These are the lesson’s numbers.`;
  return { seed: 0, problem };
}

export function seedInAddress(): Seed {
  return readSeed(location.search);
}

export function putSeedInAddress(seed: number): void {
  const url = new URL(location.href);
  if (seed === 0) url.searchParams.delete("seed");
  else url.searchParams.set("seed", String(seed));
  history.replaceState(history.state, "", url);
  dispatchEvent(new CustomEvent(SEED_CHANGED));
}

export function newSeed(): number {
  return 1 + Math.floor(Math.random() * 99_999);
}

/** Numbers in [0, 1) from a seed (mulberry32, by Tommy Ettinger): small, and the same in every browser. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
