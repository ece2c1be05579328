/** Sheets as nodes. The preview and the printer get the same ones. */

import { h, svg } from "../dom.ts";
import frames from "./frames.json";
import { cutLines, sheetsFor, type Choice, type PaperName, type Place, type Sheet } from "./layout.ts";

const MARK_GAP_MM = 1;
const MARK_LENGTH_MM = 3;
const CROSS_MM = 1.5;

export interface DrawnSheet {
  sheet: Sheet;
  element: HTMLElement;
}

export function drawSheets(cards: readonly Element[], choice: Choice): DrawnSheet[] {
  return sheetsFor(cards.length, choice).map((sheet) => ({ sheet, element: draw(sheet, cards, choice) }));
}

function draw(sheet: Sheet, cards: readonly Element[], { layout, paper }: Choice): HTMLElement {
  const eight = layout.startsWith("eight");
  const { text_pt, inset_mm, top_mm } = eight ? frames.eight : frames.papers[paper];
  const element = h("section", { class: `paper__sheet paper__sheet--${paper}` });
  element.style.setProperty("--text", `${text_pt}pt`);
  element.style.setProperty("--inset", `${inset_mm}mm`);
  element.style.setProperty("--top", `${top_mm}mm`);
  for (const place of sheet.places) element.append(face(place, sheet, cards[place.card]));
  if (eight && sheet.side !== "back") element.append(cutMarks(paper));
  return element;
}

function face(place: Place, { shows, side, turned }: Sheet, card: Element | undefined): HTMLElement {
  const parts = shows.map((part) => card?.querySelector(`.flashcard__${part}`)?.cloneNode(true));
  const element = h(
    "div",
    { class: `paper__face paper__face--${side}` },
    ...parts.filter((part) => part !== undefined),
  );
  for (const named of element.querySelectorAll("[id]")) named.removeAttribute("id");
  element.classList.toggle("paper__face--turned", turned);
  element.style.left = `${place.left_mm}mm`;
  element.style.top = `${place.top_mm}mm`;
  element.style.width = `${place.width_mm}mm`;
  element.style.height = `${place.height_mm}mm`;
  return element;
}

/** Short lines outside the cards, where a guillotine is laid, and small crosses between them, for scissors. */
function cutMarks(paper: PaperName): SVGElement {
  const { width_mm, height_mm } = frames.papers[paper];
  const { columns_mm, rows_mm } = cutLines(paper);
  const [left, right] = [Math.min(...columns_mm), Math.max(...columns_mm)];
  const [top, bottom] = [Math.min(...rows_mm), Math.max(...rows_mm)];
  const outside = MARK_GAP_MM + MARK_LENGTH_MM;
  const path = [
    ...columns_mm.map((x) => `M${x} ${top - outside}v${MARK_LENGTH_MM}M${x} ${bottom + MARK_GAP_MM}v${MARK_LENGTH_MM}`),
    ...rows_mm.map((y) => `M${left - outside} ${y}h${MARK_LENGTH_MM}M${right + MARK_GAP_MM} ${y}h${MARK_LENGTH_MM}`),
    ...columns_mm.flatMap((x) =>
      rows_mm
        .filter((y) => x > left && x < right && y > top && y < bottom)
        .map((y) => `M${x - CROSS_MM} ${y}h${2 * CROSS_MM}M${x} ${y - CROSS_MM}v${2 * CROSS_MM}`),
    ),
  ];
  const attributes = { class: "paper__cuts", viewBox: `0 0 ${width_mm} ${height_mm}`, "aria-hidden": "true" };
  return svg("svg", attributes, svg("path", { d: path.join("") }));
}
