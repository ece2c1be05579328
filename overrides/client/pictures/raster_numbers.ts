/** What a pixel reads through a stack of masked 3 × 3 kernels; nothing passes outside the image, where all is zero. */

export const SIDE = 9;
/** As many layers as bring everything that layers can. */
const DEEP = 3 * SIDE;

/** Numbers of pixels, in raster order. */
type Pixels = Set<number>;
type Step = readonly [down: number, right: number];

export interface Stack {
  first: "A" | "B";
  /** One stack of 3 × 3 kernels, or the gated PixelCNN's vertical and horizontal one. */
  stacks: 1 | 2;
}

const ABOVE: readonly Step[] = [
  [-1, -1],
  [-1, 0],
  [-1, 1],
];
const LEFT: Step = [0, -1];
const HERE: Step = [0, 0];
const RIGHT: Step = [0, 1];

/** For each kernel, whether each of its nine weights is kept; the vertical stack's never hold the current row at first. */
export function kernels({ first, stacks }: Stack): { first: readonly Step[]; later: readonly Step[] }[] {
  const own = first === "A" ? [LEFT] : [LEFT, HERE];
  if (stacks === 1) return [{ first: [...ABOVE, ...own], later: [...ABOVE, LEFT, HERE] }];
  return [
    { first: ABOVE, later: [...ABOVE, LEFT, HERE, RIGHT] },
    { first: own, later: [LEFT, HERE] },
  ];
}

/** For each pixel that is read at all, the fewest layers that it takes. */
export function depths(pixel: number, stack: Stack): Map<number, number> {
  const found = new Map<number, number>();
  for (let layers = 1; layers <= DEEP; layers++) {
    for (const read of field(pixel, stack, layers)) if (!found.has(read)) found.set(read, layers);
  }
  return found;
}

/** The pixels that are read through so many layers, by going back from the last. */
export function field(pixel: number, stack: Stack, layers: number): Pixels {
  const [vertical, horizontal] = kernels(stack);
  if (!vertical) throw new Error("expected a stack of kernels");
  let [above, own]: [Pixels, Pixels] = [new Set(), new Set([pixel])];
  for (let layer = layers; layer >= 1; layer--) {
    const of = layer === 1 ? "first" : "later";
    if (!horizontal) {
      own = moved(own, vertical[of]);
      continue;
    }
    // The horizontal stack takes in the vertical one's output of the same layer, never the reverse.
    above = moved(new Set([...above, ...own]), vertical[of]);
    own = moved(own, horizontal[of]);
  }
  return new Set([...above, ...own]);
}

function moved(pixels: Pixels, steps: readonly Step[]): Pixels {
  const reached: Pixels = new Set();
  for (const pixel of pixels) {
    for (const [down, right] of steps) {
      const [row, column] = [Math.floor(pixel / SIDE) + down, (pixel % SIDE) + right];
      if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) reached.add(row * SIDE + column);
    }
  }
  return reached;
}

export type Kind = "read" | "later" | "blind" | "self" | "leak" | "future";

/** What each pixel of the image is to the one that is predicted. */
export function kinds(pixel: number, depth: Map<number, number>, layers: number): Kind[] {
  return Array.from({ length: SIDE * SIDE }, (_, other) => {
    const isRead = (depth.get(other) ?? Infinity) <= layers;
    if (other >= pixel) return isRead ? "leak" : other === pixel ? "self" : "future";
    return isRead ? "read" : depth.has(other) ? "later" : "blind";
  });
}
