import { expect, test } from "vitest";
import { drawItems } from "../../overrides/client/exercise/drawing.ts";

const ZOO = Array.from({ length: 19 }, (_, place) => ({ id: place, answer: place % 4 ? "leaks" : "causal" }));
const draw = (seed: number) => drawItems(seed, ZOO, ({ answer }) => answer);

test("a seed always draws the same four, all different, never all with one answer", () => {
  const seen = new Set<number>();
  for (let seed = 1; seed <= 500; seed += 1) {
    const drawn = draw(seed);
    expect(draw(seed)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(4);
    expect(new Set(drawn.map(({ answer }) => answer)).size).toBe(2);
    for (const { id } of drawn) seen.add(id);
  }
  expect(seen.size).toBe(ZOO.length);
});
