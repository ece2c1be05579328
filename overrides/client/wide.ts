/** Formulas wider than the page scroll sideways; while one does, the keyboard can reach it and scroll it too. */

export function reachWideFormulas(): void {
  const sizes = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const formula of document.querySelectorAll("div.arithmatex")) sizes.observe(formula);
}
