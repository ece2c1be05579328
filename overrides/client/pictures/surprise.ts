/** Three conditionals that the reader sets: their product, the sum of their surprises, and a long sequence of them. */

import { type Figure, set } from "./figure.ts";
import { inTurn, perplexity, power, products, short, sum, surprises } from "./surprise_numbers.ts";

/** As `hooks/lessonkit/pictures/surprise.py` lays it out. */
const [LEFT, LONG, MOST_NATS, MOST_LONG_NATS] = [38, 180, 9, 1200];
const PIECES = ["D", "O", "G"] as const;

/** Nats in one of the unit. */
const UNITS = { nats: 1, bits: Math.LN2 } as const;
type Unit = keyof typeof UNITS;

export function surpriseAddsUp(figure: Figure): () => void {
  return () => {
    const conditionals = PIECES.map((_, n) => figure.field(`p${n}`).valueAsNumber);
    for (const [n, p] of conditionals.entries()) figure.value(`p${n}`, p.toFixed(2));
    const length = figure.number("length");
    if (!length) {
      figure.say("A length is missing or out of range: a whole number from 1 to 2000.");
      return;
    }
    const unit = figure.chosen("unit") as Unit;
    draw(figure, conditionals, unit);
    tell(figure, conditionals, unit, length);
  };
}

function draw(figure: Figure, conditionals: readonly number[], unit: Unit): void {
  const nats = surprises(conditionals);
  const end = (MOST_NATS / UNITS[unit]).toFixed(unit === "nats" ? 0 : 1);
  figure.part('[data-is="sum-title"]').textContent = `The surprises add up (bar to the end: ${end} ${unit})`;
  for (const [n, product] of products(conditionals).entries()) {
    set(figure.part(`[data-bar="product-${n}"]`), { width: (LONG * product).toFixed(1) });
    figure.part(`[data-is="product-${n}"]`).textContent = short(product);
    figure.part(`[data-is="sum-${n}"]`).textContent = `${(sum(nats.slice(0, n + 1)) / UNITS[unit]).toFixed(3)} ${unit}`;
    let left = LEFT;
    for (const [k, value] of nats.slice(0, n + 1).entries()) {
      const width = (value / MOST_NATS) * LONG;
      set(figure.part(`[data-bar="sum-${n}-${k}"]`), { x: left.toFixed(1), width: width.toFixed(1) });
      const letter = figure.part(`[data-is="letter-${n}-${k}"]`);
      set(letter, { x: (left + width / 2).toFixed(1) });
      letter.textContent = width > 12 ? (PIECES[k] ?? "") : "";
      left += width;
    }
  }
}

function tell(figure: Figure, conditionals: readonly number[], unit: Unit, length: number): void {
  const inUnit = (nats: number, digits: number): string => (nats / UNITS[unit]).toFixed(digits);
  const [nats, many, shrinking] = [surprises(conditionals), inTurn(conditionals, length), products(conditionals)];
  const [total, long, product] = [sum(nats), sum(surprises(many)), shrinking.at(-1) ?? 1];
  const longProduct = products(many).at(-1) ?? 1;
  set(figure.part('[data-bar="long"]'), { width: (Math.min(long / MOST_LONG_NATS, 1) * LONG).toFixed(1) });
  figure.part('[data-is="long"]').textContent = `${inUnit(long, 2)} ${unit}`;
  figure.part('[data-is="long-title"]').textContent = `${length} pieces, the three conditionals in turn`;
  figure.part('[data-is="long-product"]').textContent = `product: ${power(longProduct)}`;
  figure.numbers([
    ...conditionals.map((p, n) => [
      p.toFixed(2),
      short(shrinking[n] ?? 1),
      (nats[n] ?? 0).toFixed(3),
      ((nats[n] ?? 0) / Math.LN2).toFixed(3),
    ]),
    ["", short(product), total.toFixed(3), (total / Math.LN2).toFixed(3)],
  ]);
  const log = unit === "nats" ? "ln" : "log₂";
  const lost = longProduct === 0 ? `, whose −${log} is ∞,` : "";
  figure.say(
    `${conditionals.join(" · ")} = ${short(product)}. The surprises add up to ` +
      `${nats.map((value) => inUnit(value, 3)).join(" + ")} ≈ ${inUnit(total, 3)} ${unit}, and −${log} ${short(product)} ` +
      `≈ ${inUnit(-Math.log(product), 3)}: the same number. Perplexity: ${perplexity(conditionals).toFixed(3)}. ` +
      `For ${length} pieces the product is ${power(longProduct)}${lost} and the sum ${inUnit(long, 2)} ${unit}.`,
  );
}
