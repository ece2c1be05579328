/** Fresh conditionals from a seed, such that no known slip can be mistaken for the answer, nor for a slip of another name. */

import { randomFrom } from "../seed.ts";
import { type Step, answerTo, slipsAt } from "./slips.ts";

const STEPS: readonly Step[] = ["joint", "nll", "sum"];
const APART = 0.05;

/** `count` conditionals between 0.1 and 0.9, multiples of 0.05. */
export function drawConditionals(seed: number, count: number): number[] {
  const random = randomFrom(seed);
  for (;;) {
    const drawn = Array.from({ length: count }, () => (2 + Math.floor(random() * 17)) / 20);
    if (new Set(drawn).size === count && isTelling(drawn)) return drawn;
  }
}

/** True if the answer of every step stands apart from what every slip gives. */
function isTelling(conditionals: readonly number[]): boolean {
  return STEPS.every((step) => {
    const answer = answerTo(step, conditionals);
    const apart = step === "joint" ? 0.3 * answer : APART;
    const slips = slipsAt(step, conditionals);
    const areApart = slips.every((slip, place) =>
      slips
        .slice(0, place)
        .every((other) => other.said === slip.said || Math.abs(other.value - slip.value) > APART / 5),
    );
    return areApart && slips.every(({ value }) => Math.abs(value - answer) > apart);
  });
}
