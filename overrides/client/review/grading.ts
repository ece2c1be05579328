/** What a reader does with a card: grades it, or takes that back. */

import type { Grade, ReviewEvent } from "./events.ts";
import { addEvent, allEvents } from "./store.ts";

export const SAID: Record<Grade, string> = { missed: "Missed it", got: "Got it" };

export function gradeCard(card: string, grade: Grade, now = new Date()): ReviewEvent {
  const isFirst = !allEvents().some(({ kind }) => kind === "card");
  const event = addEvent({ kind: "card", of: card, grade }, now);
  if (isFirst) askToKeep();
  return event;
}

export function undo(event: ReviewEvent, now = new Date()): void {
  addEvent({ kind: "undo", of: event.id }, now);
}

/** A browser that is short of room clears what it was not asked to keep. It may refuse, or not know the question. */
function askToKeep(): void {
  navigator.storage?.persist?.().catch(() => undefined);
}
