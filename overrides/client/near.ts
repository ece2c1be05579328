/** Waiting until a reader is about to need something that costs time to set up. */

import { wasEarly } from "./early.ts";

const SCREENS = "50% 0px";
const SIGNS = ["keydown", "focusin", "beforeprint"] as const;

/**
 * Resolves when one of the elements is seen or, once the reader scrolls, within half a screen of it; when the address
 * names a place in one; or when the keyboard is used: whoever moves by keyboard finds what is there in its place.
 */
export function whenNear(elements: readonly Element[]): Promise<void> {
  return new Promise((resolve) => {
    const watch = (rootMargin: string): IntersectionObserver => {
      const watching = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && done(), {
        rootMargin,
      });
      for (const element of elements) watching.observe(element);
      return watching;
    };
    const done = (): void => {
      watcher.disconnect();
      removeEventListener("scroll", lookFurther);
      for (const sign of SIGNS) removeEventListener(sign, done);
      resolve();
    };
    const lookFurther = (): void => {
      watcher.disconnect();
      watcher = watch(SCREENS);
    };
    let watcher = watch("0px");
    addEventListener("scroll", lookFurther, { once: true, passive: true });
    for (const sign of SIGNS) addEventListener(sign, done);
    const named = document.querySelector(":target");
    if (wasEarly(...SIGNS) || (named && elements.some((element) => element.contains(named)))) done();
  });
}
