/**
 * How well text stands out from what lies behind it, measured apart from axe-core: of an element of HTML or MathML the
 * backgrounds of its ancestors, of a text in a drawing every shape below it that it touches. The least ratio counts.
 */
(() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();

  function colourOf(words) {
    if (!known.has(words)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = words;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      known.set(words, { rgb: alpha ? [red, green, blue] : [0, 0, 0], alpha: alpha / 255 });
    }
    return known.get(words);
  }

  const over = ({ rgb, alpha }, below) => rgb.map((part, place) => part * alpha + below[place] * (1 - alpha));

  function luminance(rgb) {
    const [red, green, blue] = rgb.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The colour behind an element: what its ancestors, itself included, paint over the white of an empty page. */
  function behind(element) {
    const layers = [];
    for (let node = element; node; node = node.parentElement) {
      layers.unshift(colourOf(getComputedStyle(node).backgroundColor));
      if (layers[0].alpha === 1) break;
    }
    return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
  }

  const touches = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const holds = (a, b) => a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;

  function behindInDrawing(text) {
    const drawing = text.ownerSVGElement;
    const place = text.getBoundingClientRect();
    let found = [behind(drawing)];
    for (const shape of drawing.querySelectorAll("rect, circle, ellipse, path, polygon")) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const { fill, fillOpacity, opacity, visibility } = getComputedStyle(shape);
      const room = shape.getBoundingClientRect();
      if (fill === "none" || visibility !== "visible" || !touches(room, place)) continue;
      const { rgb, alpha } = colourOf(fill.startsWith("url") ? "transparent" : fill);
      const painted = { rgb, alpha: alpha * fillOpacity * opacity };
      const below = found.map((colour) => over(painted, colour));
      found = holds(room, place) ? below : [...found, ...below];
    }
    return found;
  }

  function leastContrast(element) {
    const isDrawn = element instanceof SVGElement;
    const style = getComputedStyle(element);
    const ink = colourOf(isDrawn ? style.fill : style.color);
    return Math.min(...(isDrawn ? behindInDrawing(element) : [behind(element)]).map((b) => ratio(over(ink, b), b)));
  }

  function neededContrast(element) {
    const { fontSize, fontWeight } = getComputedStyle(element);
    return parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24) ? 3 : 4.5;
  }

  window.contrast = { behind, colourOf, leastContrast, neededContrast, over, ratio };
})();
