/** Multiplications of one step of generation, with and without a KV cache, and what the cache holds. */

/** Width d, number of blocks L, size V of the vocabulary. */
export interface Size {
  width: number;
  blocks: number;
  vocabulary: number;
}

/** Multiplications of step t, of all steps up to it, and numbers that the cache then holds. */
export interface Work {
  weights: number;
  attention: number;
  total: number;
  kept: number;
}

/** One token with every weight once: 12 L d² + d V. */
export function withWeights({ width, blocks, vocabulary }: Size): number {
  return 12 * blocks * width ** 2 + width * vocabulary;
}

/** One query with t keys, and as many weights with values, in all blocks: 2 t d L. */
export function inAttention({ width, blocks }: Size, t: number): number {
  return 2 * t * width * blocks;
}

/** Tokens at which attention takes as much as everything else: 6 d + V / (2 L). */
export function border(size: Size): number {
  return withWeights(size) / inAttention(size, 1);
}

export function cached(size: Size, t: number): Work {
  const [weights, one] = [withWeights(size), inAttention(size, 1)];
  const total = t * weights + (one * t * (t + 1)) / 2;
  return { weights, attention: inAttention(size, t), total, kept: 2 * t * size.width * size.blocks };
}

export function uncached(size: Size, t: number): Work {
  const [weights, one] = [withWeights(size), inAttention(size, 1)];
  const total = (weights * t * (t + 1)) / 2 + (one * t * (t + 1) * (2 * t + 1)) / 6;
  return { weights: t * weights, attention: t * inAttention(size, t), total, kept: 0 };
}

/** Whole below a million, else three digits and a power of ten. */
export function count(number: number): string {
  if (number < 1e6) return Math.round(number).toLocaleString("en");
  const [digits = "", power = ""] = number.toExponential(2).split("e+");
  return `${digits} × 10${raised(Number(power))}`;
}

/** In steps of a thousand: 1 MB is 10⁶ bytes. */
export function inBytes(number: number): string {
  const power = Math.min(Math.max(Math.floor(Math.log10(number) / 3), 0), 4);
  return `${(number / 1000 ** power).toFixed(power ? 1 : 0)} ${["bytes", "kB", "MB", "GB", "TB"][power]}`;
}

/** A whole number as superscripts. */
export function raised(power: number): string {
  return String(power).replace(/[-\d]/g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)] ?? sign);
}
