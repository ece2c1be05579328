/** The same joint cut in an order that the reader chooses, evenly spread as far as they like. */

import { type Figure, set } from "./figure.ts";
import { type Box, ORDERS, SEQUENCES, SYMBOLS, box, factors, spread } from "./joint_numbers.ts";

/** As `hooks/lessonkit/pictures/joint.py` lays it out. */
const [SIDE, LETTERS_WIDTH, LETTERS_HEIGHT] = [300, 31, 13];

export function jointFactored(figure: Figure): () => void {
  figure.onPressed("[data-area]", (area) => (figure.list("followed").value = area.dataset["area"] ?? ""));
  return () => {
    const percent = figure.field("spread").valueAsNumber;
    figure.value("spread", `${percent} %`);
    const joint = spread(percent / 100);
    const order = ORDERS[Number(figure.list("order").value)] ?? [];
    const followed = figure.list("followed").value;
    draw(figure, joint, order, followed);
    tell(figure, joint, order, followed);
  };
}

function draw(figure: Figure, joint: readonly number[], order: readonly number[], followed: string): void {
  for (const sequence of SEQUENCES) {
    const place = box(joint, sequence, order, 3);
    const kind = `picture__area picture__area--${sequence[order[0] ?? 0]}`;
    set(figure.part(`[data-area="${sequence}"]`), { ...placed(place), class: kind });
    const letters = figure.part(`[data-letters="${sequence}"]`);
    const [width, height] = [place.width * SIDE, place.height * SIDE];
    set(letters, {
      x: (place.x * SIDE + width / 2 + 1).toFixed(1),
      y: (place.y * SIDE + height / 2 + 5).toFixed(1),
    });
    letters.textContent = width >= LETTERS_WIDTH && height >= LETTERS_HEIGHT ? sequence : "";
  }
  for (const cut of figure.parts("[data-cut]")) {
    const [depth = "", letters = ""] = (cut.dataset["cut"] ?? "").split(",");
    const sequence = [...SYMBOLS];
    for (const [n, letter] of [...letters].entries()) sequence[order[n] ?? 0] = letter;
    set(cut, placed(box(joint, sequence.join(""), order, Number(depth))));
  }
  set(figure.part('[data-is="followed"]'), placed(box(joint, followed, order, 3)));
}

function tell(figure: Figure, joint: readonly number[], order: readonly number[], followed: string): void {
  const found = ORDERS.map((order) => factors(joint, followed, order));
  const products = found.map(([first = 1, second = 1, third = 1]) => first * second * third);
  const rows = found.map((factors, n) => [...factors.map(short), short(products[n] ?? 0)]);
  figure.numbers(rows);
  const row = rows[ORDERS.indexOf(order)] ?? [];
  const apart = Math.max(...products) - Math.min(...products);
  figure.say(
    `In the order ${order.map((place) => `x${"₁₂₃"[place]}`).join(", ")} the factors of ${followed} are ` +
      `${row.slice(0, 3).join(" · ")}, and its area is ${row[3]} (to four decimals). In the other five orders the ` +
      `product is the same: the six differ by ${apart < 1e-15 ? "less than 10⁻¹⁵" : apart.toFixed(6)}. All 27 areas add up to ` +
      `${joint.reduce((total, value) => total + value, 0).toFixed(6)}.`,
  );
}

function placed({ x, y, width, height }: Box): Record<string, string> {
  return {
    x: (x * SIDE + 1).toFixed(1),
    y: (y * SIDE + 1).toFixed(1),
    width: (width * SIDE).toFixed(1),
    height: (height * SIDE).toFixed(1),
  };
}

/** Up to four decimals, without zeros at the end. */
function short(number: number): string {
  return String(Number(number.toFixed(4)));
}
