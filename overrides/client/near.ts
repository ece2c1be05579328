/** Waiting until a reader is about to need something that costs time to set up. */

const SCREENS = "50% 0px";
const SIGNS = ["keydown", "focusin", "beforeprint"] as const;

/**
 * Resolves when one of the elements is within half a screen of being seen, when the address names a place in one, or
 * when the keyboard is used: whoever moves by keyboard finds what is there in its place.
 */
export function whenNear(elements: readonly Element[]): Promise<void> {
  return new Promise((resolve) => {
    const watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && done(), {
      rootMargin: SCREENS,
    });
    const done = (): void => {
      watcher.disconnect();
      for (const sign of SIGNS) removeEventListener(sign, done);
      resolve();
    };
    for (const element of elements) watcher.observe(element);
    for (const sign of SIGNS) addEventListener(sign, done);
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named && elements.some((element) => element.contains(named))) done();
  });
}
