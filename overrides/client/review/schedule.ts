/**
 * When a card comes back: FSRS-6 with its published parameters, by ts-fsrs. Nothing else knows that algorithm.
 *
 * Days are whole calendar days, counted from 1 January 1970: "due on Friday" means Friday, at any hour. There is one
 * learning step, the same day: a card that was missed comes again today, one that was known comes back days later.
 */

import { FSRSAlgorithm, Rating } from "ts-fsrs";
import type { Grade } from "./events.ts";

export interface Graded {
  day: number;
  grade: Grade;
}

export interface Scheduled {
  /** The day on which the card is due. */
  due: number;
  /** In how many days nine of ten such cards are still known. */
  stability_days: number;
  /** From 1 to 10. */
  difficulty: number;
}

const RATINGS = { missed: Rating.Again, got: Rating.Good } as const;
/** Every card comes back at least once a year. */
const LONGEST_DAYS = 365;
const algorithm = new FSRSAlgorithm({ enable_fuzz: false, maximum_interval: LONGEST_DAYS });

/** Where a card stands after its answers, in their order; undefined if there are none. */
export function schedule(history: readonly Graded[]): Scheduled | undefined {
  let scheduled: Scheduled | undefined;
  let last: Graded | undefined;
  for (const graded of history) {
    scheduled = next(scheduled, last ? graded.day - last.day : 0, graded);
    last = graded;
  }
  return scheduled;
}

/** A clock that was set back makes no negative time: such an answer counts as one of the same day. */
function next(before: Scheduled | undefined, elapsed_days: number, { day, grade }: Graded): Scheduled {
  const elapsed = Math.max(0, elapsed_days);
  const memory = before ? { difficulty: before.difficulty, stability: before.stability_days } : null;
  const { difficulty, stability } = algorithm.next_state(memory, elapsed, RATINGS[grade]);
  const due = grade === "missed" ? day : day + algorithm.next_interval(stability, elapsed);
  return { due, stability_days: stability, difficulty };
}
