/** What a reader with a keyboard sees of where they are: the focused element, its ring, and what hides it. */
(() => {
  const POINTS = [0.02, 0.25, 0.5, 0.75, 0.98];
  const LEAST_PX = 2;
  const LEAST_CONTRAST = 3;

  /** What shows that `element` has the focus: itself, or what stands for it on the page. */
  function shownFor(element) {
    if (element.matches(".cm-content")) return element.closest(".cm-editor");
    if (element.matches(".md-option, #__toc")) return element.nextElementSibling;
    return element;
  }

  function nameOf(element) {
    const labelled = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    const words = element.getAttribute("aria-label") ?? (labelled ?? element.labels?.[0] ?? element).textContent ?? "";
    return words.replace(/\s+/g, " ").trim().slice(0, 80);
  }

  /** True where nothing that is clipped or scrolled away hides the edges of the ring. */
  function isWhole(element, reach) {
    const box = element.getBoundingClientRect();
    for (let node = element.parentElement; node && node !== document.body; node = node.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(node);
      const frame = node.getBoundingClientRect();
      const clipsX = overflowX !== "visible" && (box.left - reach < frame.left || box.right + reach > frame.right);
      const clipsY = overflowY !== "visible" && (box.top - reach < frame.top || box.bottom + reach > frame.bottom);
      // A frame that scrolls and is too small for the whole of it shows as much as it can.
      if (clipsX && box.width + 2 * reach <= frame.width) return false;
      if (clipsY && box.height + 2 * reach <= frame.height) return false;
      if (position === "fixed") break;
    }
    return true;
  }

  function ringOf(element) {
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    const width = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    const below = contrast.behind(parseFloat(outlineOffset) >= 0 ? element.parentElement : element);
    const ink = contrast.over(contrast.colourOf(outlineColor), below);
    return { width, contrast: contrast.ratio(ink, below), reach: width + parseFloat(outlineOffset) };
  }

  /** Of the points of the element that the window could show, the share that it does. */
  function shareSeen(element) {
    const points = [...element.getClientRects()].flatMap(({ left, top, width, height }) =>
      POINTS.flatMap((x) => POINTS.map((y) => [left + x * width, top + y * height])),
    );
    const seen = points.filter(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (element.contains(there) || there.contains(element) || there.control === element);
    });
    return seen.length / Math.max(points.length, 1);
  }

  window.focusSeen = () => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const shown = shownFor(focused);
    const ring = ringOf(shown);
    const box = shown.getBoundingClientRect();
    const fits = box.height <= innerHeight - 100 && box.width <= innerWidth;
    const share = shareSeen(shown);
    const wrong = [
      ...(ring.width < LEAST_PX ? [`its ring is ${ring.width} px`] : []),
      ...(ring.contrast < LEAST_CONTRAST ? [`its ring has a contrast of ${ring.contrast.toFixed(2)}`] : []),
      ...(isWhole(shown, ring.reach) ? [] : ["its ring is cut off"]),
      ...(share < (fits ? 0.75 : 0.05) ? [`${Math.round(100 * share)} % of it is to be seen`] : []),
    ];
    return { name: nameOf(focused), tag: focused.localName, wrong };
  };
})();
