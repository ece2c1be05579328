/**
 * What a screen reader is told without being asked: each change of a live region, and each new place of the focus that
 * has a name. What comes within one turn of the page is one announcement, as it is for a reader.
 */
(() => {
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive], output";
  const TURN_MS = 150;
  window.announced = [];
  const waiting = new Map();

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]");

  /** All of it where the region is atomic, which status and alert are; else what was added. */
  function textOf(region, nodes) {
    const role = region.getAttribute("role");
    const isAtomic = region.getAttribute("aria-atomic") ?? String(role === "status" || role === "alert");
    const parts = isAtomic === "true" ? [region] : nodes.filter((node) => node.isConnected);
    const words = parts.map((part) => (part instanceof Element ? (part.innerText ?? "") : part.textContent)).join(" ");
    return words.replace(/\s+/g, " ").trim();
  }

  function tell(region) {
    const nodes = waiting.get(region);
    waiting.delete(region);
    const text = isShown(region) ? textOf(region, nodes) : "";
    if (text) window.announced.push({ region: region.getAttribute("aria-label") ?? region.className, text });
  }

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest(LIVE);
      if (!region || region.getAttribute("aria-live") === "off") continue;
      if (!waiting.has(region)) {
        waiting.set(region, []);
        setTimeout(() => tell(region), TURN_MS);
      }
      waiting.get(region).push(...(addedNodes.length > 0 ? addedNodes : [target]));
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
})();
