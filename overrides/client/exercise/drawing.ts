/** Draw four descriptions from a zoo by a seed, never all with the same answer. Pure. */

import { randomFrom } from "../seed.ts";
import { shuffled } from "../shuffled.ts";

const COUNT = 4;

export function drawItems<T>(seed: number, zoo: readonly T[], answerTo: (item: T) => string): T[] {
  const random = randomFrom(seed);
  const order = shuffled(zoo, random);
  const drawn = order.slice(0, COUNT);
  const other = order.slice(COUNT).find((item) => answerTo(item) !== answerTo(drawn[0] as T));
  const isMixed = new Set(drawn.map(answerTo)).size > 1;
  if (!isMixed && other !== undefined) drawn[Math.floor(random() * COUNT)] = other;
  return drawn;
}
