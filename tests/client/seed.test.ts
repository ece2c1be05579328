import { expect, test } from "vitest";
import { randomFrom, readSeed } from "../../overrides/client/seed.ts";

test.each([
  ["", 0, false],
  ["?seed=0", 0, false],
  ["?a=1&seed=42", 42, false],
  ["?seed=4294967295", 4294967295, false],
  ["?seed=4294967296", 0, true],
  ["?seed=-1", 0, true],
  ["?seed=1.5", 0, true],
  ["?seed=", 0, true],
  ["?seed=<script>", 0, true],
])("the address %j holds seed %d", (search, seed, isProblem) => {
  expect(readSeed(search).seed).toBe(seed);
  expect(readSeed(search).problem !== undefined).toBe(isProblem);
});

test("numbers from a seed are in [0, 1), repeat with the seed, and spread evenly", () => {
  const draw = (seed: number): number[] => {
    const random = randomFrom(seed);
    return Array.from({ length: 10_000 }, random);
  };
  const numbers = draw(1);
  expect(draw(1)).toEqual(numbers);
  expect(draw(2)).not.toEqual(numbers);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.015);
  }
});
