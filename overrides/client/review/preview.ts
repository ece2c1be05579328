/** What each grade would mean for a card, in words. Loaded when a card is first opened. */

import { dayNumber, dayOf, sayWhen } from "./days.ts";
import type { Grade } from "./events.ts";
import { dueAfter } from "./progress.ts";
import { allEvents } from "./store.ts";

export function whenAfter(card: string, now: Date): Record<Grade, string> {
  const today = dayNumber(dayOf(now));
  const due = dueAfter(card, allEvents(), today);
  return { missed: sayWhen(due.missed, today), got: sayWhen(due.got, today) };
}
