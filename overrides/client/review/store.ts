/** The events of all reviews in this browser: one entry each, so that two tabs that write at once lose nothing. */

import { randomId } from "../random_id.ts";
import { load, onChangesElsewhere, save, savedNames } from "../storage.ts";
import { dayOf } from "./days.ts";
import { type News, type ReviewEvent, isEventBody, moment } from "./events.ts";

export const REVIEW = "review/";
/** What the reader of this browser has been told already; it does not go with an export. */
export const TOLD = "told/";
/** Heard on `window` when this page has changed what is kept. */
export const REVIEWS_CHANGED = "reviews-changed";

export function allEvents(): ReviewEvent[] {
  return savedNames()
    .filter((name) => name.startsWith(REVIEW))
    .flatMap((name) => {
      const body = load(name);
      return isEventBody(body) ? [{ ...body, id: name.slice(REVIEW.length) } as ReviewEvent] : [];
    });
}

export function addEvent(news: News, now: Date): ReviewEvent {
  const id = randomId();
  const body = { at: moment(now, allEvents()), day: dayOf(now), ...news };
  save(REVIEW + id, body);
  dispatchEvent(new CustomEvent(REVIEWS_CHANGED));
  return { ...body, id };
}

/** Calls back after every change, made here or in another tab. Gives back the way to stop that. */
export function onReviewsChanged(changed: () => void): () => void {
  addEventListener(REVIEWS_CHANGED, changed);
  const stop = onChangesElsewhere(REVIEW, changed);
  return () => {
    removeEventListener(REVIEWS_CHANGED, changed);
    stop();
  };
}
