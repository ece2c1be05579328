/** Three masks at work on scores that the reader sets. */

import { type Matrix, type Way, LOWERED, WAYS, entering, moved, shown, sum, weights } from "./attention_numbers.ts";
import { attentionWords } from "./attention_words.ts";
import { type Figure, set } from "./figure.ts";

const PLACES = [0, 1, 2] as const;
/** As `hooks/lessonkit/pictures/attention.py` lays it out. */
const [ROW, TOP] = [28, 34];

export function attentionMask(figure: Figure): () => void {
  figure.onPressed(".picture__row", (row) => figure.choose("position", String(Number(row.dataset["row"]) + 1)));
  return () => {
    const scores = PLACES.map((i) => PLACES.map((j) => figure.number(`s${i}${j}`) ?? NaN));
    const lowered = LOWERED[figure.field("lowered").valueAsNumber] ?? 0;
    figure.value("lowered", lowered.toLocaleString("en"));
    if (scores.flat().some(Number.isNaN)) {
      figure.say("A score is missing or out of range: whole numbers from −9 to 9.");
      return;
    }
    const position = Number(figure.chosen("position"));
    for (const way of Object.keys(WAYS) as Way[]) panel(figure, way, scores, lowered, position);
    figure.numbers(
      (Object.keys(WAYS) as Way[]).flatMap((way) =>
        weights(scores, way, lowered).map((row) => [...row.map(shown), sum(row).toFixed(3)]),
      ),
    );
    figure.say(attentionWords(scores, lowered, position));
  };
}

function panel(figure: Figure, way: Way, scores: Matrix, lowered: number, position: number): void {
  const [before, after, changes] = [
    entering(scores, way, lowered),
    weights(scores, way, lowered),
    moved(scores, way, lowered),
  ];
  for (const i of PLACES) {
    const row = `[data-way="${way}"] [data-row="${i}"]`;
    const change = changes.find((change) => change.row === i);
    figure.part(row).classList.toggle("picture__row--chosen", position === i + 1);
    for (const j of PLACES) {
      const weight = after[i]?.[j] ?? 0;
      const height = (weight * (ROW - 4)).toFixed(1);
      figure.part(`${row} [data-is="before-${j}"]`).textContent = score(before[i]?.[j] ?? 0);
      figure.part(`${row} [data-is="weight-${j}"]`).textContent = shown(weight);
      set(figure.part(`${row} [data-is="bar-weight-${j}"]`), {
        y: (TOP + i * ROW + ROW - 2 - weight * (ROW - 4)).toFixed(1),
        height,
      });
    }
    const mark = figure.part(`${row} [data-is="mark"]`);
    mark.textContent = !change ? "" : change.leaks ? "✗ leaks" : "moved";
    mark.classList.toggle("picture__mark--fine", !change?.leaks);
    figure.part(`${row} [data-is="sum"]`).textContent = sum(after[i] ?? []).toFixed(3);
  }
}

function score(value: number): string {
  return value === -Infinity ? "−∞" : String(value).replace("-", "−");
}
