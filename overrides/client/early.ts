/** What the reader did before the client was there; `partials/client.html` took it down until now. */

declare global {
  interface Window {
    early?: { done: Map<string, EventTarget[]>; end(): void };
  }
}

window.early?.end();

export function wasEarly(...signs: readonly string[]): boolean {
  return signs.some((sign) => window.early?.done.has(sign));
}

/** What was changed, in the order of the changes. */
export function changedEarly(): readonly EventTarget[] {
  return window.early?.done.get("change") ?? [];
}
