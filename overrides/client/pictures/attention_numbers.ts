/** Attention weights under three ways to mask, in the browser's double precision, and what a change of scores moved. */

export type Matrix = readonly (readonly number[])[];
export type Way = "infinite" | "finite" | "after";

export const WAYS = { infinite: "−∞", finite: "−10⁴", after: "Zeroed after" } as const;
export const LOWERED = [0, 2500, 5000, 7500, 9000, 9990, 9995, 9998, 10000, 10002, 10005, 10010] as const;
export const LESSON: Matrix = [
  [1, 2, 0],
  [0, 1, 2],
  [1, 0, 1],
];

const MASK: Record<Way, number> = { infinite: -Infinity, finite: -1e4, after: 0 };

/** What the softmax is given: allowed scores lowered, the mask added to the others. */
export function entering(scores: Matrix, way: Way, lowered: number): number[][] {
  return scores.map((row, i) => row.map((score, j) => (j <= i ? score - lowered : score + MASK[way])));
}

export function weights(scores: Matrix, way: Way, lowered: number): number[][] {
  return entering(scores, way, lowered).map((row, i) => {
    const largest = Math.max(...row);
    const shares = row.map((score) => Math.exp(score - largest));
    const total = sum(shares);
    return shares.map((share, j) => (way === "after" && j > i ? 0 : share / total));
  });
}

export interface Moved {
  row: number;
  /** No score that this row may read was changed, and yet its weights moved. */
  leaks: boolean;
}

/** Rows whose weights differ from those of the lesson's scores under the same mask. */
export function moved(scores: Matrix, way: Way, lowered: number): Moved[] {
  const [now, before] = [weights(scores, way, lowered), weights(LESSON, way, lowered)];
  return now.flatMap((row, i) => {
    if (row.every((weight, j) => weight === before[i]?.[j])) return [];
    return [{ row: i, leaks: row.every((_, j) => j > i || scores[i]?.[j] === LESSON[i]?.[j]) }];
  });
}

/** The share of each row's weight that goes to positions it may not read. */
export function toFuture(weight: Matrix): number[] {
  return weight.map((row, i) => sum(row.slice(i + 1)));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Three decimals, an exact 0 told apart from a small number. */
export function shown(weight: number): string {
  return weight === 0 ? "0" : weight < 0.0005 ? "≈ 0" : weight.toFixed(3);
}
