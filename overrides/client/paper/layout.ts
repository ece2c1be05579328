/** Which card lies where, on which side of which sheet. No document, no printer: only millimetres.
 *
 * A card always turns over sideways, like the page of a book. Where the sheet turns over the other way, the backs are
 * printed upside down, so that the cards come out the same.
 */

import frames from "./frames.json";

export type LayoutName = "page" | "two-sides" | "eight" | "eight-two-sides";
export type PaperName = keyof typeof frames.papers;
export type Edge = "long" | "short";
export type Shown = "question" | "answer";

export interface Choice {
  layout: LayoutName;
  paper: PaperName;
  edge: Edge;
}

/** A card's place on a sheet, from its top left corner. `card` counts from 0. */
export interface Place {
  card: number;
  left_mm: number;
  top_mm: number;
  width_mm: number;
  height_mm: number;
}

export interface Sheet {
  side: "only" | "front" | "back";
  shows: readonly Shown[];
  /** Upside down, each card on its own place. */
  turned: boolean;
  places: Place[];
}

/** One printed side after another, in the order in which they leave the browser. */
export function sheetsFor(cards: number, { layout, paper, edge }: Choice): Sheet[] {
  const slots = layout.startsWith("eight") ? eightSlots(paper) : [wholePage(paper)];
  const fronts = Array.from({ length: Math.ceil(cards / slots.length) }, (_, sheet) =>
    slots.map((slot, place) => ({ ...slot, card: sheet * slots.length + place })).filter(({ card }) => card < cards),
  );
  if (!hasBacks(layout)) {
    return fronts.map((places) => ({ side: "only", shows: ["question", "answer"], turned: false, places }));
  }
  const sideways = turnsSideways(paper, edge);
  return fronts.flatMap((places): Sheet[] => [
    { side: "front", shows: ["question"], turned: false, places },
    {
      side: "back",
      shows: ["answer"],
      turned: !sideways,
      places: places.map((place) => behind(place, paper, sideways)),
    },
  ]);
}

export function hasBacks(layout: LayoutName): boolean {
  return layout.endsWith("two-sides");
}

/** Where the sheet is to be cut: the lines between and around the cards, from the sheet's left and top edges. */
export function cutLines(paper: PaperName): { columns_mm: number[]; rows_mm: number[] } {
  const { columns, rows, width_mm, height_mm } = frames.eight;
  const { left_mm, top_mm } = corner(paper);
  return {
    columns_mm: Array.from({ length: columns + 1 }, (_, column) => left_mm + column * width_mm),
    rows_mm: Array.from({ length: rows + 1 }, (_, row) => top_mm + row * height_mm),
  };
}

/** The sheet turns about its vertical axis if it is bound at a vertical edge. */
function turnsSideways(paper: PaperName, edge: Edge): boolean {
  const { width_mm, height_mm } = frames.papers[paper];
  return (edge === "long") === height_mm > width_mm;
}

/** The place on the other side of the sheet that lies back to back with this one. */
function behind(place: Place, paper: PaperName, sideways: boolean): Place {
  const sheet = frames.papers[paper];
  return sideways
    ? { ...place, left_mm: sheet.width_mm - place.left_mm - place.width_mm }
    : { ...place, top_mm: sheet.height_mm - place.top_mm - place.height_mm };
}

function wholePage(paper: PaperName): Omit<Place, "card"> {
  const { width_mm, height_mm } = frames.papers[paper];
  return { left_mm: 0, top_mm: 0, width_mm, height_mm };
}

function eightSlots(paper: PaperName): Omit<Place, "card">[] {
  const { columns, rows, width_mm, height_mm } = frames.eight;
  const { left_mm, top_mm } = corner(paper);
  return Array.from({ length: columns * rows }, (_, slot) => ({
    left_mm: left_mm + (slot % columns) * width_mm,
    top_mm: top_mm + Math.floor(slot / columns) * height_mm,
    width_mm,
    height_mm,
  }));
}

/** The eight cards stand in the middle of the sheet, so that either way of turning it keeps them in place. */
function corner(paper: PaperName): { left_mm: number; top_mm: number } {
  const { columns, rows, width_mm, height_mm } = frames.eight;
  const sheet = frames.papers[paper];
  return { left_mm: (sheet.width_mm - columns * width_mm) / 2, top_mm: (sheet.height_mm - rows * height_mm) / 2 };
}
