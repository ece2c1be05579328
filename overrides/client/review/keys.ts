/** The keys of a review. */

export type KeyAction = "show" | "missed" | "got" | "undo";

const ACTIONS: Record<string, KeyAction> = { " ": "show", "1": "missed", "2": "got", u: "undo", U: "undo" };
export const KEYS_SAID =
  "Keys during a review: Space shows the answer, 1 is Missed it, 2 is Got it, U undoes. They act while a card has the focus.";

/**
 * What a key asks for; undefined while the reader types, where Space already has a meaning, and where neither a card nor
 * the review has the focus: a key of one character must not act from anywhere (WCAG 2.1.4).
 */
export function actionOf(event: KeyboardEvent): KeyAction | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const action = ACTIONS[event.key];
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (!target?.closest("flash-card, card-review")) return undefined;
  if (target?.isContentEditable || target?.matches("input, textarea, select")) return undefined;
  if (action === "show" && target?.closest("button, a, summary")) return undefined;
  return action;
}
