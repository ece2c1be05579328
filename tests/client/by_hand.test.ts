import { describe, expect, test } from "vitest";
import { drawConditionals } from "../../overrides/client/byhand/drawing.ts";
import { isRounded, mark } from "../../overrides/client/byhand/marking.ts";
import type { Step } from "../../overrides/client/byhand/slips.ts";

const DOG = [0.3, 0.5, 0.4];

describe("marks on DOG", () => {
  // The numbers are the brief's, computed by hand; the words are what a reader must be told.
  const cases: [Step, string, string, string][] = [
    ["joint", "0.06", "right", "0.06"],
    ["joint", ".060", "right", "0.06"],
    ["joint", "6e-2", "right", "0.06"],
    ["joint", "0,06", "right", "0.06"],
    ["joint", "1.2", "slip", "added"],
    ["joint", "0.4", "slip", "mean"],
    ["joint", "0.12", "slip", "0.5 is missing"],
    ["joint", "0.1", "too-rough", "three significant digits"],
    ["joint", "0.07", "wrong", "Too large"],
    ["joint", "0.0606", "wrong", "Too large"],
    ["joint", "0.0594", "wrong", "Too small"],
    ["nll", "2.816", "wrong", "Too large"],
    ["nll", "2.83", "wrong", "Too large"],
    ["nll", "2.813", "right", "2.813 nats"],
    ["nll", "2.81", "right", ""],
    ["nll", "2.8", "right", ""],
    ["nll", "2.8134", "right", ""],
    ["nll", "3", "too-rough", ""],
    ["nll", "-2.813", "slip", "minus"],
    ["nll", "−2.81", "slip", "minus"],
    ["nll", "4.059", "slip", "bits"],
    ["nll", "1.222", "slip", "log base 10"],
    ["nll", "0.938", "slip", "mean per token"],
    ["nll", "2.554", "slip", "perplexity"],
    ["nll", "0.182", "slip", "sum of the conditionals"],
    ["nll", "-0.182", "slip", "sum of the conditionals"],
    ["nll", "0.06", "slip", "joint probability itself"],
    ["sum", "2.812", "right", ""],
    ["sum", "2.9", "wrong", "Too large"],
    ["sum", "", "empty", "Nothing"],
    ["sum", "two", "unreadable", "cannot be marked"],
    ["sum", "6/100", "unreadable", "Work it out"],
    ["joint", "6%", "unreadable", "Work it out"],
    ["nll", "2.813 nats", "unreadable", "only the number"],
    ["joint", "1e400", "unreadable", "cannot be marked"],
    ["joint", "0", "wrong", "Too small"],
    ["nll", "–2.813", "slip", "minus"],
    ["sum", "1e", "unreadable", "cannot be marked"],
    ["sum", "Infinity", "unreadable", "cannot be marked"],
  ];
  test.each(cases)("%s of %j is %s (%s)", (step, typed, kind, words) => {
    const marked = mark(step, typed, DOG);
    expect(marked.kind).toBe(kind);
    expect(marked.said).toContain(words);
  });
});

test("rounding each piece to two decimals before adding is honest", () => {
  const pieces = [0.35, 0.65, 0.15];
  const rounded = pieces.map((p) => Number((-Math.log(p)).toFixed(2))).reduce((sum, piece) => sum + piece, 0);
  expect(isRounded("sum", rounded.toFixed(2), -Math.log(0.35 * 0.65 * 0.15))).toBe(true);
});

describe("drawn conditionals", () => {
  const seeds = Array.from({ length: 300 }, (_, index) => index + 1);

  test("are the same for the same seed and differ between seeds", () => {
    expect(drawConditionals(7, 3)).toEqual(drawConditionals(7, 3));
    expect(new Set(seeds.map((seed) => drawConditionals(seed, 3).join())).size).toBeGreaterThan(200);
  });

  test("are probabilities, and the right answers to three decimals are marked right for every seed", () => {
    for (const seed of seeds) {
      const drawn = drawConditionals(seed, 3);
      expect(drawn.every((p) => p >= 0.1 && p <= 0.9)).toBe(true);
      const joint = drawn[0]! * drawn[1]! * drawn[2]!;
      expect(mark("joint", joint.toFixed(6), drawn).kind).toBe("right");
      expect(mark("nll", (-Math.log(joint)).toFixed(3), drawn).kind).toBe("right");
    }
  });

  test("let every slip of the brief be told by its own name, for every seed", () => {
    for (const seed of seeds) {
      const drawn = drawConditionals(seed, 3);
      const nll = -Math.log(drawn[0]! * drawn[1]! * drawn[2]!);
      const sum = drawn[0]! + drawn[1]! + drawn[2]!;
      const slips: [number, string][] = [
        [-nll, "minus"],
        [nll / Math.log(2), "bits"],
        [nll / Math.log(10), "base 10"],
        [nll / 3, "mean per token"],
        [Math.exp(nll / 3), "perplexity"],
        [Math.log(sum), "sum of the conditionals"],
        [-Math.log(sum), "sum of the conditionals"],
      ];
      for (const [value, words] of slips) expect(mark("nll", value.toFixed(3), drawn).said).toContain(words);
      expect(mark("joint", sum.toFixed(2), drawn).said).toContain("added");
    }
  });
});
