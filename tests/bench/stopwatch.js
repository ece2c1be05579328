// Called with an exercise's region and a text: milliseconds from the next click to the text in its Output.
([region, text]) => {
  const log = region.querySelector("[role=log]");
  let clicked_ms;
  let isFresh = !log.textContent.includes(text);
  addEventListener("click", () => (clicked_ms = performance.now()), { capture: true, once: true });
  window.stopwatch = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (clicked_ms === undefined) return;
      const isThere = log.textContent.includes(text);
      isFresh ||= !isThere;
      if (!isThere || !isFresh) return;
      watcher.disconnect();
      resolve(performance.now() - clicked_ms);
    });
    watcher.observe(document, { subtree: true, childList: true, characterData: true });
  });
};
