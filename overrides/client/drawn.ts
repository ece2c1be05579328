/** Waiting until the page was drawn: what is not on it yet comes after it. */

export function whenDrawn(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
