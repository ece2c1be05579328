/** The product of conditionals and the sum of their surprises, in the browser's double precision. */

/** In nats, one for each conditional. */
export function surprises(conditionals: readonly number[]): number[] {
  return conditionals.map((p) => -Math.log(p));
}

/** The product after each conditional, multiplied in this order. */
export function products(conditionals: readonly number[]): number[] {
  let product = 1;
  return conditionals.map((p) => (product *= p));
}

/** So many conditionals, the given ones over and over. */
export function inTurn(conditionals: readonly number[], length: number): number[] {
  return Array.from({ length }, (_, n) => conditionals[n % conditionals.length] ?? 1);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The exponential of the mean surprise. */
export function perplexity(conditionals: readonly number[]): number {
  return Math.exp(sum(surprises(conditionals)) / conditionals.length);
}

/** Up to six decimals, without zeros at the end. */
export function short(number: number): string {
  return String(Number(number.toFixed(6)));
}

/** Two digits and a power of ten; an exact zero as Python writes it. */
export function power(number: number): string {
  if (number === 0) return "0.0";
  const [digits = "", exponent = ""] = number.toExponential(1).split("e");
  const raised = String(Number(exponent)).replace(
    /[-\d]/g,
    (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)] ?? sign,
  );
  return `${digits} × 10${raised}`;
}
