/** The bench's other tests: for each, whether it held, a sentence, and a picture that says the same. */

import { type Chart, drawn, key, numbers } from "../chart/drawing.ts";
import { h, svg, withCode } from "../dom.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { lessonLink } from "./lesson.ts";

/** One test, as `grading.entry.probe` answers it. `lesson` is an anchor of the lesson page. */
export interface BenchTest {
  id: string;
  title: string;
  passed: boolean | null;
  sentence: string;
  lesson: string;
  picture: Bars | Grid | Chart | null;
}

interface Bars {
  kind: "bars";
  unit: string;
  bars: { label: string; value: number }[];
  mark: { label: string; value: number } | null;
}

interface Grid {
  kind: "grid";
  row_label?: string;
  column_label?: string;
  cells: string[][];
  /** For each cell of kind "leak". */
  proofs: Evidence[];
}

const RULINGS = new Map<boolean | null, string>([
  [true, "Held"],
  [false, "Failed"],
  [null, "Not decided"],
]);

export function benchTest(test: BenchTest): HTMLElement {
  const graphic = test.picture ? [picture(test, test.picture)] : [];
  const proofs = test.picture?.kind === "grid" ? test.picture.proofs : [];
  return h(
    "figure",
    { class: `probe probe--${test.passed === false ? "leaky" : test.passed ? "causal" : "open"}` },
    h("p", { class: "probe__title" }, `${test.id === "timing" ? "Timed" : RULINGS.get(test.passed)}: ${test.title}`),
    ...graphic,
    ...(test.picture?.kind === "chart" ? [key(test.picture)] : []),
    h(
      "figcaption",
      {},
      h("p", { class: "probe__sentence" }, ...withCode(test.sentence)),
      ...(test.picture?.kind === "chart" ? [numbers(test.picture, test.title)] : []),
      ...graphic.flatMap((drawn) => (proofs.length > 0 ? [evidenceOf(`“${test.title}”`, proofs, 0, drawn)] : [])),
      lessonLink(test.lesson),
    ),
  );
}

/** The further tests of one model among several, folded away; how they went is said at once. */
export function testsOf(whose: string, tests: BenchTest[]): HTMLElement {
  const held = tests.filter(({ passed }) => passed).length;
  const failed = tests.filter(({ passed }) => passed === false).map(({ title }) => title.toLowerCase());
  const words = `The other tests of ${whose}: ${held} of ${tests.length} held`;
  return h(
    "details",
    { class: "probe__tests" },
    h("summary", {}, failed.length > 0 ? `${words}, failed: ${failed.join("; ")}` : words),
    ...tests.map(benchTest),
  );
}

function picture(test: BenchTest, shown: Bars | Grid | Chart): SVGElement {
  if (shown.kind === "chart") return drawn(shown, `${test.title}. ${test.sentence}`);
  return shown.kind === "bars" ? bars(test, shown) : grid(test, shown);
}

const WIDTH = 300;
const ROW = 34;

function bars({ title, sentence }: BenchTest, { unit, bars, mark }: Bars): SVGElement {
  const values = [...bars.map(({ value }) => value), mark?.value ?? 0].filter(Number.isFinite);
  const largest = Math.max(...values, Number.EPSILON) * 1.1;
  const at = (value: number): number => (WIDTH * Math.max(0, Math.min(value, largest))) / largest;
  const rows = bars.flatMap(({ label, value }, place) => {
    const y = place * ROW;
    const end = mark ? at(mark.value) : 0;
    return [
      svg("text", { x: 0, y: y + 11, class: "probe__label" }, `${label}: ${shown(value)}`),
      svg("rect", { x: 0, y: y + 16, width: Math.max(1, at(value)), height: 12, rx: 2, class: "probe__bar" }),
      ...(mark ? [svg("line", { x1: end, x2: end, y1: y + 13, y2: y + 31, class: "probe__mark" })] : []),
    ];
  });
  const below = `${unit}${mark ? `; the mark: ${mark.label} = ${shown(mark.value)}` : ""}`;
  const height = bars.length * ROW + 18;
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${title}. ${sentence}`, class: "probe__bars" },
    ...rows,
    svg("text", { x: 0, y: height - 4, class: "probe__axis probe__axis--start" }, below),
  );
}

const shown = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);

const SIDE = 20;
const MARGIN = 24;

function grid({ title, sentence }: BenchTest, { cells, row_label = "", column_label = "" }: Grid): SVGElement {
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  const drawn = cells.flatMap((row, i) =>
    row.flatMap((kind, j) => {
      const box = { x: j * SIDE + 1, y: i * SIDE + 1, width: SIDE - 2, height: SIDE - 2, rx: 2 };
      const cell = svg("rect", { ...box, class: `probe__cell probe__cell--${kind}` });
      const sign = SIGNS[kind];
      if (!sign) return [cell];
      const signed = [cell, svg("text", { x: box.x + 9, y: box.y + 13, class: "probe__sign" }, sign)];
      return kind === "leak" ? [svg("g", { class: "probe__leak", "data-leak": `${i},${j}` }, ...signed)] : signed;
    }),
  );
  const view = `${-MARGIN} ${-MARGIN} ${columns * SIDE + MARGIN + 2} ${rows * SIDE + MARGIN + 2}`;
  const graphic = svg(
    "svg",
    { viewBox: view, role: "img", "aria-label": `${title}. ${sentence}`, class: "probe__picture" },
    svg("text", { x: (columns * SIDE) / 2, y: -9, class: "probe__axis" }, column_label),
    svg("text", { x: (-rows * SIDE) / 2, y: -9, transform: "rotate(-90)", class: "probe__axis" }, row_label),
    ...drawn,
  );
  graphic.style.setProperty("--size", String(columns));
  return graphic;
}

/** What a kind of cell shows besides its colour. */
const SIGNS: Record<string, string> = { leak: "×", blind: "?", self: "•" };
