/** Where every card of a deck stands, derived from the events and the day. Pure. */

import { dayNumber } from "./days.ts";
import { type CardGraded, type Grade, type ReviewEvent, standing } from "./events.ts";
import { type Graded, schedule } from "./schedule.ts";

export interface DeckCard {
  id: string;
  /** Questions and exercises that ask for the same. */
  practice: readonly string[];
}

export interface Standing extends DeckCard {
  /** The day it is due; undefined if it was never graded. */
  due: number | undefined;
  /** The last answer to it was right. */
  isLearned: boolean;
  /** Practice that was missed since this card was last known. */
  missed: string[];
  /** The day and moment of its last grade. */
  last: { day: number; at: number; grade: Grade } | undefined;
}

export function standings(deck: readonly DeckCard[], events: readonly ReviewEvent[], today: number): Standing[] {
  const said = standing(events);
  return deck.map((card) => {
    const graded = said.filter((event): event is CardGraded => event.kind === "card" && event.of === card.id);
    const latest = graded.at(-1);
    const last = latest && { day: dayNumber(latest.day), at: latest.at, grade: latest.grade };
    const gotAt = graded.findLast(({ grade }) => grade === "got")?.at ?? -Infinity;
    const missed = card.practice.filter((practice) => {
      const tried = said.findLast((event) => event.kind === "practice" && event.of === practice);
      return tried?.grade === "missed" && tried.at > gotAt;
    });
    const scheduled = schedule(graded.map(asGraded))?.due;
    // A grade from tomorrow is another time zone's; from later on, a clock that was wrong: nothing can rest on it.
    const due = last && last.day > today + 1 ? today : scheduled;
    return { ...card, due, isLearned: latest?.grade === "got", missed, last };
  });
}

/** The cards to review today: missed in practice, then due, then new, then those missed today; each once. */
export function queue(cards: readonly Standing[], today: number): Standing[] {
  const rank = ({ due, missed, last }: Standing): number => {
    if (last?.grade === "missed" && last.day >= today) return 3;
    if (missed.length > 0) return 0;
    return due === undefined ? 2 : 1;
  };
  return cards
    .filter(({ due, missed }) => missed.length > 0 || due === undefined || due <= today)
    .map((card, place) => ({ card, place, rank: rank(card) }))
    .sort(
      (one, other) =>
        one.rank - other.rank ||
        (one.rank === 1 ? (one.card.due ?? 0) - (other.card.due ?? 0) : 0) ||
        (one.rank === 3 ? (one.card.last?.at ?? 0) - (other.card.last?.at ?? 0) : 0) ||
        one.place - other.place,
    )
    .map(({ card }) => card);
}

export interface Coming {
  day: number;
  count: number;
}

/** How many cards fall due on each of the coming days, tomorrow first. */
export function coming(cards: readonly Standing[], today: number, days = 7): Coming[] {
  return Array.from({ length: days }, (_, place) => today + 1 + place).map((day) => ({
    day,
    count: cards.filter(({ due }) => due === day).length,
  }));
}

/** The next day on which something is due after today; undefined if nothing is ever. */
export function nextDay(cards: readonly Standing[], today: number): Coming | undefined {
  const days = cards.flatMap(({ due }) => (due !== undefined && due > today ? [due] : []));
  if (days.length === 0) return undefined;
  const day = Math.min(...days);
  return { day, count: days.filter((other) => other === day).length };
}

/** The day a card would be due after each grade, given today. */
export function dueAfter(card: string, events: readonly ReviewEvent[], today: number): Record<Grade, number> {
  const history = standing(events)
    .filter((event): event is CardGraded => event.kind === "card" && event.of === card)
    .map(asGraded);
  const after = (grade: Grade): number => schedule([...history, { day: today, grade }])?.due ?? today;
  return { missed: after("missed"), got: after("got") };
}

function asGraded({ day, grade }: CardGraded): Graded {
  return { day: dayNumber(day), grade };
}
