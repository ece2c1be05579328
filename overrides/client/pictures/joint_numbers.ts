/** A joint distribution of three letters: its conditionals in any order, and where the chain rule cuts a square. */

export const SYMBOLS = "DOG";
export const ORDERS: readonly (readonly number[])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
export const SEQUENCES: readonly string[] = [...SYMBOLS].flatMap((a) =>
  [...SYMBOLS].flatMap((b) => [...SYMBOLS].map((c) => a + b + c)),
);
const THOUSANDTHS: readonly number[] = [
  18, 30, 12, 45, 45, 60, 27, 18, 45, 60, 80, 60, 8, 12, 20, 64, 16, 80, 45, 18, 27, 36, 90, 54, 9, 15, 6,
];

/** Letters by place. */
type Known = Partial<Record<number, string>>;
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The lesson's joint, a share of it (0 to 1) spread evenly over all sequences. */
export function spread(share: number): number[] {
  return THOUSANDTHS.map((value) => (1 - share) * (value / 1000) + share / SEQUENCES.length);
}

export function probability(joint: readonly number[], known: Known): number {
  let total = 0;
  for (const [number, sequence] of SEQUENCES.entries()) {
    if (Object.entries(known).every(([place, letter]) => sequence[Number(place)] === letter)) {
      total += joint[number] ?? 0;
    }
  }
  return total;
}

/** One conditional for each place of the order, given the places before it there. */
export function factors(joint: readonly number[], sequence: string, order: readonly number[]): number[] {
  const known: Known = {};
  let before = probability(joint, known);
  return order.map((place) => {
    known[place] = sequence[place] ?? "";
    const after = probability(joint, known);
    const factor = after / before;
    before = after;
    return factor;
  });
}

/** In the unit square after so many cuts: across, down, across again. */
export function box(joint: readonly number[], sequence: string, order: readonly number[], depth: number): Box {
  const found = { x: 0, y: 0, width: 1, height: 1 };
  const known: Known = {};
  let whole = probability(joint, known);
  for (const [cut, place] of order.slice(0, depth).entries()) {
    const parts = [...SYMBOLS].map((letter) => probability(joint, { ...known, [place]: letter }) / whole);
    const number = SYMBOLS.indexOf(sequence[place] ?? "");
    const begin = parts.slice(0, number).reduce((total, part) => total + part, 0);
    const share = parts[number] ?? 0;
    if (cut === 1) {
      found.y += begin * found.height;
      found.height *= share;
    } else {
      found.x += begin * found.width;
      found.width *= share;
    }
    known[place] = sequence[place] ?? "";
    whole = probability(joint, known);
  }
  return found;
}
