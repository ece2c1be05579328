/**
 * Material opens its search with F, S and /, and changes the page with P, N, the comma and the full stop. Who speaks to
 * their computer sets them off by chance, and they cannot be turned off (WCAG 2.1.4): so they do not reach it.
 */

const KEYS: ReadonlySet<string> = new Set(["f", "s", "/", "p", ",", "n", "."]);

export function silenceSingleKeys(): void {
  addEventListener(
    "keydown",
    (event) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      const isTyped =
        target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
      if (KEYS.has(key.toLowerCase()) && !ctrlKey && !metaKey && !altKey && !isTyped) event.stopImmediatePropagation();
    },
    true,
  );
}
