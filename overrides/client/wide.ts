/**
 * Formulas and tables wider than the page scroll sideways; while one does, the keyboard can reach it and scroll it too.
 * Material puts a frame around each table when its script starts.
 */

const FRAME = "md-typeset__scrollwrap";

export function reachWideContent(): void {
  const sizes = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const formula of document.querySelectorAll("div.arithmatex")) sizes.observe(formula);
  const article = document.querySelector("article");
  if (!article) return;
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node instanceof Element && node.classList.contains(FRAME)) sizes.observe(node);
    }
  }).observe(article, { childList: true, subtree: true });
}
