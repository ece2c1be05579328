/** What the reader did and the service worker said before the client was there; `partials/client.html` took it down until now. */

declare global {
  interface Window {
    early?: { done: Map<string, EventTarget[]>; said: unknown[]; end(): void };
  }
}

const done = window.early?.done;
const taken = new Set<EventTarget>();

/** From here on everything on the page listens for itself. */
export function endEarly(): void {
  window.early?.end();
}

/** What the service worker has said to this page so far. */
export function saidEarly(): readonly unknown[] {
  return window.early?.said ?? [];
}

export function wasEarly(...signs: readonly string[]): boolean {
  return signs.some((sign) => done?.has(sign));
}

/** What was changed, in the order of the changes. */
export function changedEarly(): readonly EventTarget[] {
  return done?.get("change") ?? [];
}

/** True, and only once, for a field whose content is the reader's and not yet kept. */
export function takeTouched(field: EventTarget): boolean {
  return take(field, "input", "change");
}

/** True, and only once, for a form that was sent off before there was anything to send it to. */
export function takeSubmitted(form: EventTarget): boolean {
  return take(form, "submit");
}

/** Each time that a button of the page's own is pressed; also now, if that was done before somebody listened. */
export function whenPressed(button: HTMLButtonElement, act: () => void): void {
  button.addEventListener("click", act);
  if (take(button, "click")) act();
}

function take(target: EventTarget, ...signs: readonly string[]): boolean {
  const wasDone = !taken.has(target) && signs.some((sign) => done?.get(sign)?.includes(target));
  if (wasDone) taken.add(target);
  return wasDone;
}
