/** The receptive field of masked kernels, for a pixel, a depth and masks that the reader chooses. */

import { type Figure, set } from "./figure.ts";
import { type Kind, SIDE, type Stack, depths, kernels, kinds } from "./raster_numbers.ts";

const MARKS: Partial<Record<Kind, string>> = { blind: "×", self: "?", leak: "!", future: "" };

export function rasterMask(figure: Figure): () => void {
  figure.onPressed("[data-cell]", (cell) => {
    const [row = 0, column = 0] = (cell.dataset["cell"] ?? "").split(",").map(Number);
    figure.field("row").value = String(row + 1);
    figure.field("column").value = String(column + 1);
  });
  return () => {
    const [layers, row, column] = ["layers", "row", "column"].map((name) => figure.field(name).valueAsNumber);
    if (!layers || !row || !column) return;
    for (const [name, value] of Object.entries({ layers, row, column })) figure.value(name, String(value));
    const stack = { first: figure.chosen("first"), stacks: Number(figure.chosen("stacks")) } as Stack;
    const pixel = (row - 1) * SIDE + column - 1;
    const depth = depths(pixel, stack);
    const found = kinds(pixel, depth, layers);
    draw(figure, found, depth);
    drawKernels(figure, stack, layers);
    const count = (kind: Kind): number => found.filter((other) => other === kind).length;
    figure.numbers([count("read"), count("later"), count("blind")].map((number) => [String(number)]));
    const leaks = found.includes("leak")
      ? " It also reads itself: mask B in the first layer hands the network its own target."
      : "";
    figure.say(
      `The pixel in row ${row}, column ${column} reads ${count("read")} of the ${pixel} pixels before it. ` +
        (count("later") > 0 ? `${count("later")} more come with more layers. ` : "") +
        (count("blind") > 0
          ? `${count("blind")} lie in the blind spot: no number of layers reaches them.`
          : "None lies in a blind spot.") +
        leaks,
    );
  };
}

function draw(figure: Figure, found: readonly Kind[], depth: Map<number, number>): void {
  for (const [pixel, kind] of found.entries()) {
    const name = `${Math.floor(pixel / SIDE)},${pixel % SIDE}`;
    set(figure.part(`[data-cell="${name}"]`), { class: `picture__cell picture__cell--${kind}` });
    figure.part(`[data-mark="${name}"]`).textContent = MARKS[kind] ?? String(depth.get(pixel) ?? "");
  }
}

function drawKernels(figure: Figure, stack: Stack, layers: number): void {
  const drawn = kernels(stack);
  for (const place of [0, 1]) {
    const group = `[data-stack="${place}"]`;
    const kernel = drawn[place];
    figure.part(group).classList.toggle("picture__hidden", !kernel);
    if (!kernel) continue;
    for (const [layer, steps] of [kernel.first, kernel.later].entries()) {
      for (let number = 0; number < 9; number++) {
        const isKept = steps.some(([down, right]) => (down + 1) * 3 + right + 1 === number);
        const kind = isKept ? "read" : "future";
        set(figure.part(`${group} [data-kernel="${layer},${number}"]`), {
          class: `picture__cell picture__cell--${kind}`,
        });
        figure.part(`${group} [data-weight="${layer},${number}"]`).textContent = isKept ? "1" : "0";
      }
    }
  }
  figure.part('[data-is="title"]').textContent = stack.stacks === 1 ? "kernel" : "vertical";
  figure.part('[data-is="layers-1"]').textContent = layers === 1 ? "more" : layers === 2 ? "layer 2" : `2 to ${layers}`;
}
