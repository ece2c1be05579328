/**
 * Targets that are too small for a finger, as WCAG 2.2 counts them in 2.5.8. A target is as large as all that acts for
 * it, its label included. Excepted: one within a line of text, and one around whose middle a circle of 24 px touches
 * no other target and no other such circle.
 */
(() => {
  const LEAST_PX = 24;
  const TARGETS = "a[href], button, input, select, textarea, summary, [role=button], [contenteditable=true]";

  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest("[inert]");

  function boxOf(element) {
    const parts = [element, ...(element.labels ?? [])].filter(isSeen).map((part) => part.getBoundingClientRect());
    const left = Math.min(...parts.map((part) => part.left));
    const top = Math.min(...parts.map((part) => part.top));
    const right = Math.max(...parts.map((part) => part.right));
    const bottom = Math.max(...parts.map((part) => part.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  }

  /** Its size is bound by the height of the line that it stands in. */
  function isInText(element) {
    const line = element.closest("p, li, td, dd, figcaption, h1, h2, h3, h4, label");
    if (!line || getComputedStyle(element).display !== "inline") return false;
    return line.textContent.trim().length > element.textContent.trim().length;
  }

  function touches(x, y, { left, top, right, bottom }) {
    const away = Math.hypot(x - Math.max(left, Math.min(x, right)), y - Math.max(top, Math.min(y, bottom)));
    return away < LEAST_PX / 2;
  }

  /** What lies over the page, if anything does: what is beneath it is no target then. */
  function onTop() {
    const isOpen = (name) => document.querySelector(`#${name}`)?.checked;
    const menu = isOpen("__drawer") && document.querySelector(".md-sidebar--primary");
    return (
      document.querySelector("dialog[open]") ||
      (isOpen("__search") ? document.querySelector(".md-search") : menu) ||
      document
    );
  }

  /** What stays in the window while the page scrolls lies over other things every moment. */
  function pinnedTo(element) {
    let node = element;
    while (node && !["fixed", "sticky"].includes(getComputedStyle(node).position)) node = node.parentElement;
    return node;
  }

  window.smallTargets = () => {
    const all = [...onTop().querySelectorAll(TARGETS)]
      .filter(isSeen)
      .map((element) => ({ element, box: boxOf(element) }));
    const shown = all.filter(({ box }) => box.width > 1 && box.height > 1);
    const isSmall = ({ width, height }) => width < LEAST_PX - 0.5 || height < LEAST_PX - 0.5;
    const small = shown.filter(({ element, box }) => isSmall(box) && !isInText(element));
    const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
    const crowded = small.filter(({ element, box }) => {
      const [x, y] = middle(box);
      return shown.some(({ element: other, box: its }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        if (pinnedTo(other) !== pinnedTo(element)) return false;
        const [otherX, otherY] = middle(its);
        return isSmall(its) ? Math.hypot(x - otherX, y - otherY) < LEAST_PX : touches(x, y, its);
      });
    });
    return crowded.map(
      ({ element, box: { width, height } }) =>
        `too small a target: ${element.outerHTML.slice(0, 100)}: ${width.toFixed(1)} × ${height.toFixed(1)} px`,
    );
  };
})();
