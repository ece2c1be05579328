/** Hands sheets to the browser's print command, and afterwards takes them off the page again. */

import { h } from "../dom.ts";
import frames from "./frames.json";
import type { PaperName } from "./layout.ts";

const PRINTING = "prints-paper";

export async function printSheets(sheets: readonly HTMLElement[], paper: PaperName): Promise<void> {
  document.querySelector(`.${PRINTING} > .paper`)?.remove();
  const printed = h("div", { class: "paper md-typeset" }, ...sheets);
  const size = pageOf(paper);
  document.body.append(printed);
  document.body.classList.add(PRINTING);
  document.adoptedStyleSheets.push(size);
  addEventListener(
    "afterprint",
    () => {
      printed.remove();
      document.body.classList.remove(PRINTING);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== size);
    },
    { once: true },
  );
  await document.fonts.ready;
  printed.getBoundingClientRect(); // has WebKit read the new page size, which print() alone does not
  print();
}

/** Not a named page: Firefox gives the first sheet the unnamed one, and with its margins a blank page after it. */
function pageOf(paper: PaperName): CSSStyleSheet {
  const { width_mm, height_mm } = frames.papers[paper];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${width_mm}mm ${height_mm}mm; margin: 0 }`);
  return sheet;
}
