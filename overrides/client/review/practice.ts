/** Self-check questions and exercises: a miss brings the cards that ask for the same, a later success clears it. */

import { type Grade, type ReviewEvent, standing } from "./events.ts";
import { addEvent, allEvents } from "./store.ts";

/** True unless the same was said before, and no card has been graded since. */
export function isNews(of: string, grade: Grade, events: readonly ReviewEvent[]): boolean {
  const said = standing(events);
  const before = said.findLast((event) => event.kind === "practice" && event.of === of);
  if (before === undefined) return grade === "missed";
  return before.grade !== grade || (grade === "missed" && said.slice(said.indexOf(before)).some(isOfCard));
}

export function recordPractice(of: string, grade: Grade, now = new Date()): void {
  if (isNews(of, grade, allEvents())) addEvent({ kind: "practice", of, grade }, now);
}

/** Listens to every exercise of the page. */
export function recordChecks(): void {
  document.addEventListener("exercise-checked", (event) => {
    const { detail } = event as CustomEvent<string>;
    if (!(event.target instanceof HTMLElement) || detail === "our-fault") return;
    recordPractice(event.target.id, detail === "correct" ? "got" : "missed");
  });
}

function isOfCard({ kind }: ReviewEvent): boolean {
  return kind === "card";
}
