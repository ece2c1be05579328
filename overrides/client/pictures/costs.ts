/** What a step costs, for a model whose sizes the reader sets; axes and lines move, the frame stays. */

import {
  type Size,
  border,
  cached,
  count,
  inAttention,
  inBytes,
  raised,
  uncached,
  withWeights,
} from "./cost_numbers.ts";
import { type Figure, set } from "./figure.ts";

/** As `hooks/lessonkit/pictures/costs.py` lays it out. */
const [WIDTH, HEIGHT, DECADES_X, DECADES_Y, BELOW] = [300, 198, 5, 9, 2];
const SIZES = ["width", "blocks", "vocabulary"] as const;
/** Room for the label of the border: below it on the right, else above it on the left. */
const LABEL = 135;

export function stepCost(figure: Figure): () => void {
  const preset = figure.list("preset");
  preset.addEventListener("input", () => {
    if (preset.value === "own") return;
    for (const [place, value] of preset.value.split(",").entries()) figure.field(SIZES[place] ?? "").value = value;
  });
  return () => {
    const [width, blocks, vocabulary] = SIZES.map((name) => figure.number(name));
    if (!width || !blocks || !vocabulary) {
      figure.say(
        "A size is missing or out of range: whole numbers, d up to 100,000, L up to 1,000, V up to 1,000,000.",
      );
      return;
    }
    const sizes = [width, blocks, vocabulary].join();
    preset.value = [...preset.options].some((option) => option.value === sizes) ? sizes : "own";
    const t = Math.round(10 ** (figure.field("tokens").valueAsNumber / 10));
    figure.value("tokens", whole(t));
    const size = { width, blocks, vocabulary };
    draw(figure, size, t);
    tell(figure, size, t, Number(figure.list("bytes").value));
  };
}

function tell(figure: Figure, size: Size, t: number, bytes: number): void {
  const [held, anew] = [cached(size, t), uncached(size, t)];
  const step = held.weights + held.attention;
  const kept = inBytes(held.kept * bytes);
  figure.numbers([
    [count(held.weights), count(anew.weights)],
    [count(held.attention), count(anew.attention)],
    [count(held.total), count(anew.total)],
    [inBytes((held.kept / t) * bytes), "none kept"],
    [kept, "none kept"],
  ]);
  figure.say(
    `At t = ${whole(t)}, one step takes ${count(step)} multiplications with the cache, ` +
      `${((100 * held.attention) / step).toFixed(1)} % of them in attention. Without it, the step takes ` +
      `${t === 1 ? "as many" : `${whole(t)} times as many`}. The cache holds ${kept}. From t = ` +
      `${whole(Math.floor(border(size)) + 1)} on, attention takes more than everything else; the blocks alone would ` +
      `have the border at 6d = ${whole(6 * size.width)}.`,
  );
}

function draw(figure: Figure, size: Size, t: number): void {
  const weights = withWeights(size);
  const bottom = Math.floor(Math.log10(weights)) - BELOW;
  const x = (value: number): number => (Math.log10(value) / DECADES_X) * WIDTH;
  const y = (value: number): number => HEIGHT - ((Math.log10(value) - bottom) / DECADES_Y) * HEIGHT;
  const lines: Record<string, (t: number) => number> = {
    weights: () => weights,
    attention: (t) => inAttention(size, t),
    cached: (t) => weights + inAttention(size, t),
    without: (t) => t * (weights + inAttention(size, t)),
  };
  for (let power = 0; power <= DECADES_Y; power++) {
    figure.part(`[data-power="${power}"]`).textContent = `10${raised(bottom + power)}`;
  }
  for (const [name, of] of Object.entries(lines)) {
    const points = Array.from({ length: 4 * DECADES_X + 1 }, (_, k) => 10 ** (k / 4));
    const path = points.map((at) => `${x(at).toFixed(1)},${y(of(at)).toFixed(1)}`).join(" ");
    set(figure.part(`[data-line="${name}"]`), { points: path });
  }
  const overtakes = border(size);
  const isRight = x(overtakes) + 8 + LABEL < WIDTH;
  const place = isRight ? x(overtakes) + 8 : Math.min(x(overtakes) + 10, WIDTH - 4);
  set(figure.part('[data-is="now"]'), { x1: x(t).toFixed(1), x2: x(t).toFixed(1) });
  set(figure.part('[data-is="border"]'), { cx: x(overtakes).toFixed(1), cy: y(weights).toFixed(1) });
  const [side, anchor] = x(t) > WIDTH / 3 ? [-5, "end"] : [5, "start"];
  const now = figure.part('[data-is="now-label"]');
  set(now, { x: (x(t) + side).toFixed(1), class: `picture__label picture__label--${anchor}` });
  now.textContent = `t = ${whole(t)}`;
  const label = figure.part('[data-is="border-label"]');
  set(label, {
    x: place.toFixed(1),
    y: (y(weights) + (isRight ? 18 : -16)).toFixed(1),
    class: `picture__label picture__label--${isRight ? "start" : "end"}`,
  });
  const first = whole(Math.floor(overtakes) + 1);
  label.textContent =
    overtakes > 10 ** DECADES_X ? `attention overtakes at ${first} →` : `${first}: attention overtakes`;
}

function whole(number: number): string {
  return number.toLocaleString("en");
}
