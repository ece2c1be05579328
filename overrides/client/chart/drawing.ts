/** A chart of lines: drawn where Python laid it out, with a key, and the same numbers in a table. */

import { h, svg } from "../dom.ts";

/** As `grading.chart` makes it. */
export interface Chart {
  kind: "chart";
  width: number;
  height: number;
  grid: [number, number, number, number][];
  lines: { name: string; style: Style; points: [number, number][] }[];
  labels: { x: number; y: number; text: string; anchor: "start" | "middle" | "end" }[];
  head: string[];
  rows: string[][];
}

const STYLES = ["first", "second", "limit"] as const;
type Style = (typeof STYLES)[number];

/** `says` is what the picture shows, in a sentence. */
export function drawn({ width, height, grid, lines, labels }: Chart, says: string): SVGElement {
  return svg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": says, class: "chart__picture" },
    ...grid.map(([x1, y1, x2, y2]) => svg("line", { x1, y1, x2, y2, class: "chart__grid" })),
    ...lines.map(({ style, points }) => svg("polyline", { points: points.join(" "), class: lineClass(style) })),
    ...labels.map(({ x, y, text, anchor }) =>
      svg("text", { x, y, "text-anchor": anchor, class: "chart__label" }, text),
    ),
  );
}

/** Which line is which: told by its dashes as well as by its colour. */
export function key({ lines }: Chart): HTMLElement {
  const entries = lines.map(({ name, style }) => {
    const line = svg("line", { x1: 1, y1: 6, x2: 29, y2: 6, class: lineClass(style) });
    return h("li", {}, svg("svg", { viewBox: "0 0 30 12", class: "chart__sample", "aria-hidden": "true" }, line), name);
  });
  return h("ul", { class: "chart__key", "aria-label": "Lines of the picture" }, ...entries);
}

/** `whose` names the table for those who come to it by its name. */
export function numbers({ head, rows }: Chart, whose: string): HTMLDetailsElement {
  return h("details", { class: "chart__numbers" }, h("summary", {}, "The numbers"), table(head, rows, whose));
}

export function table(head: string[], rows: string[][], name: string): HTMLElement {
  const columns = head.map((words) => (words ? h("th", { scope: "col" }, words) : h("td")));
  const body = rows.map(([first = "", ...rest]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((value) => h("td", {}, value))),
  );
  return h(
    "div",
    { class: "chart__table", tabindex: 0, role: "region", "aria-label": name },
    h("table", { class: "chart__values" }, h("thead", {}, h("tr", {}, ...columns)), h("tbody", {}, ...body)),
  );
}

function lineClass(style: Style): string {
  return `chart__line chart__line--${STYLES.includes(style) ? style : "limit"}`;
}
