/** What a probe measured: a dependency picture, and a sentence that says the same. */

import { h, svg } from "../dom.ts";
import { evidenceOf } from "./evidence.ts";
import { lessonLink } from "./lesson.ts";
import { proofsOf } from "./proofs.ts";
import { type BenchTest, testsOf } from "./tests.ts";

/** One model's measurement, as `grading.entry.probe` answers it. Indices count from 0. */
export interface Probe {
  id: string;
  title: string;
  kind: "sequence" | "image";
  size: number;
  shape: [number, number] | null;
  predicts: "next" | "same";
  change: number[][];
  leaks: [number, number][];
  live: boolean;
  sentence: string;
  /** The leak that the sentence talks about, as a place in `leaks`. */
  telling: number | null;
  /** Two inputs for each leak, in the order of `leaks`. */
  proofs: Proof[];
  /** What else was measured of this model, where a page shows several. */
  tests?: BenchTest[];
}

export interface Proof {
  output: number;
  input: number;
  x: unknown[];
  x_changed: unknown[];
  before: number[];
  after: number[];
  sentence: string;
}

const LEGEND = {
  read: "the output moves when this input changes",
  unread: "it may, but does not",
  forbidden: "it must not, and does not",
  leak: "it must not, but does: a leak",
} as const;

/** How to read the pictures, with the cells that are drawn in them. */
export function legend(): HTMLElement {
  const entries = Object.entries(LEGEND).map(([kind, words]) => {
    const cell = svg("rect", { x: 1, y: 1, width: 18, height: 18, rx: 2, class: `probe__cell probe__cell--${kind}` });
    cell.style.setProperty("--strength", "0.8");
    const sample = svg("svg", { viewBox: "0 0 20 20", class: "probe__sample", "aria-hidden": "true" }, cell);
    if (kind === "leak") sample.append(cross(1, 1, 18));
    return h("li", {}, sample, words);
  });
  return h("ul", { class: "probe__legend", "aria-label": "How to read the pictures" }, ...entries);
}

const SIDE = 20;
const MARGIN = 24;

export function probePictures(probe: Probe): HTMLElement {
  const leaky = probe.leaks.length > 0;
  const graphic = picture(probe);
  return h(
    "figure",
    { class: `probe probe--${leaky ? "leaky" : "causal"}` },
    h("p", { class: "probe__title" }, `(${probe.id}) ${probe.title}`),
    graphic,
    h(
      "figcaption",
      {},
      h("p", { class: "probe__sentence" }, probe.sentence),
      ...(leaky ? [evidenceOf(`(${probe.id})`, proofsOf(probe), probe.telling ?? 0, graphic)] : []),
      lessonLink("dependency-matrix"),
      ...(probe.tests ? [testsOf(`(${probe.id})`, probe.tests)] : []),
    ),
  );
}

/** Row: the output that was read; column: the input that was changed. The outlined cells must stay empty. */
function picture(probe: Probe): SVGElement {
  const { size, change } = probe;
  const extent = size * SIDE;
  const largest = Math.max(...change.flat(), Number.EPSILON);
  const isLeak = new Set(probe.leaks.map(([row, column]) => row * size + column));
  const cells = change.flatMap((row, i) =>
    row.map((value, j) => {
      const mustBeZero = probe.predicts === "next" ? j > i : j >= i;
      const kind = isLeak.has(i * size + j) ? "leak" : value > 0 ? "read" : mustBeZero ? "forbidden" : "unread";
      const box = { x: j * SIDE + 1, y: i * SIDE + 1, width: SIDE - 2, height: SIDE - 2, rx: 2 };
      const strength = 0.35 + 0.65 * Math.sqrt(value / largest);
      const cell = svg("rect", { ...box, class: `probe__cell probe__cell--${kind}` });
      if (kind === "read") cell.style.setProperty("--strength", strength.toFixed(3));
      if (kind !== "leak") return cell;
      return svg("g", { class: "probe__leak", "data-leak": `${i},${j}` }, cell, cross(box.x, box.y, box.width));
    }),
  );
  const view = `${-MARGIN} ${-MARGIN} ${extent + MARGIN + 2} ${extent + MARGIN + 2}`;
  const graphic = svg(
    "svg",
    {
      viewBox: view,
      role: "img",
      "aria-label": `Dependency picture of (${probe.id}). ${probe.sentence}`,
      class: "probe__picture",
    },
    svg("text", { x: extent / 2, y: -9, class: "probe__axis" }, "input changed →"),
    svg("text", { x: -extent / 2, y: -9, transform: "rotate(-90)", class: "probe__axis" }, "← output read"),
    ...cells,
  );
  graphic.style.setProperty("--size", String(size));
  return graphic;
}

function cross(x: number, y: number, width: number): SVGElement {
  const [near, far] = [width * 0.28, width * 0.72];
  const path = `M${x + near} ${y + near}L${x + far} ${y + far}M${x + far} ${y + near}L${x + near} ${y + far}`;
  return svg("path", { d: path, class: "probe__cross" });
}
