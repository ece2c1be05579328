/** The keys of a review. */

export type KeyAction = "show" | "missed" | "got" | "undo";

const ACTIONS: Record<string, KeyAction> = { " ": "show", "1": "missed", "2": "got", u: "undo", U: "undo" };
export const KEYS_SAID =
  "Keys during a review: Space shows the answer, 1 is Missed it, 2 is Got it, U undoes. They rest while you type in a field.";

/** What a key asks for; undefined while the reader types, and where Space already has a meaning. */
export function actionOf(event: KeyboardEvent): KeyAction | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return undefined;
  const action = ACTIONS[event.key];
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (target?.isContentEditable || target?.matches("input, textarea, select")) return undefined;
  if (action === "show" && target?.closest("button, a, summary")) return undefined;
  return action;
}
