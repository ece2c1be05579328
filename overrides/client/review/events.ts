/** What a reader said of their own answers: a list of events that only grows. Everything else is derived from it. */

import { type Day, isDay } from "./days.ts";

export type Grade = "missed" | "got";

interface Moment {
  /** Random, so that lists from two tabs or two browsers can be merged. */
  id: string;
  /** Milliseconds since 1970, for the order; never before an event that was known when this one was made. */
  at: number;
  /** The reader's own calendar day. */
  day: Day;
}

/** A flashcard was graded. */
export interface CardGraded extends Moment {
  kind: "card";
  of: string;
  grade: Grade;
}

/** A self-check question was graded by the reader, or an exercise by its check. */
export interface PracticeGraded extends Moment {
  kind: "practice";
  of: string;
  grade: Grade;
}

/** An earlier event was a slip; `of` is its id. */
export interface Undone extends Moment {
  kind: "undo";
  of: string;
}

export type ReviewEvent = CardGraded | PracticeGraded | Undone;
export type News =
  | Pick<CardGraded, "kind" | "of" | "grade">
  | Pick<PracticeGraded, "kind" | "of" | "grade">
  | Pick<Undone, "kind" | "of">;

export const EVENT_ID = /^[0-9a-f]{32}$/;
const NAME = /^[a-z][a-z0-9-]*$/;

/** True for what an event holds beside its id. */
export function isEventBody(value: unknown): value is Omit<ReviewEvent, "id"> {
  if (typeof value !== "object" || value === null) return false;
  const { at, day, kind, of, grade } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(at) || !isDay(day) || typeof of !== "string") return false;
  if (kind === "undo") return EVENT_ID.test(of);
  return (kind === "card" || kind === "practice") && NAME.test(of) && (grade === "missed" || grade === "got");
}

/** In the order in which they were made, without those that were undone and the undoing itself. */
export function standing(events: readonly ReviewEvent[]): (CardGraded | PracticeGraded)[] {
  const undone = new Set(events.filter((event) => event.kind === "undo").map((event) => event.of));
  return events
    .filter((event): event is CardGraded | PracticeGraded => event.kind !== "undo" && !undone.has(event.id))
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

/** The moment of a new event: the clock's, or just after the latest one if the clock has been set back since. */
export function moment(now: Date, events: readonly ReviewEvent[]): number {
  return events.reduce((latest, { at }) => Math.max(latest, at + 1), now.getTime());
}
