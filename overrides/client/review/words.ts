/** What the review says of the whole deck, in sentences. Pure. */

import { sayDay, sayWhen } from "./days.ts";
import { type Standing, nextDay, queue } from "./progress.ts";

export function cardsSaid(count: number): string {
  return count === 1 ? "1 card" : `${count} cards`;
}

export function summary(cards: readonly Standing[], today: number): string {
  const due = queue(cards, today).length;
  const learned = cards.filter(({ isLearned }) => isLearned).length;
  const first = due > 0 ? `Due today: ${cardsSaid(due)}.` : `Nothing is due today. ${comeBack(cards, today)}`;
  return `${first} Learned: ${learned} of ${cards.length}.`;
}

/** "Come back in 3 days, Fri 27 Nov: 2 cards are due then." */
function comeBack(cards: readonly Standing[], today: number): string {
  const next = nextDay(cards, today);
  if (!next) return "";
  return `Come back ${sayWhen(next.day, today)}: ${cardsSaid(next.count)} ${next.count === 1 ? "is" : "are"} due then.`;
}

export function dayAndCount(day: number, count: number, today: number): [string, string] {
  return [sayDay(day, today), count === 0 ? "no card" : cardsSaid(count)];
}
