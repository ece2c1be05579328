/** Hands sheets to the browser's print command, and afterwards takes them off the page again. */

import { h } from "../dom.ts";

const PRINTING = "prints-paper";

export async function printSheets(sheets: readonly HTMLElement[]): Promise<void> {
  document.querySelector(`.${PRINTING} > .paper`)?.remove();
  const paper = h("div", { class: "paper md-typeset" }, ...sheets);
  document.body.append(paper);
  document.body.classList.add(PRINTING);
  addEventListener(
    "afterprint",
    () => {
      paper.remove();
      document.body.classList.remove(PRINTING);
    },
    { once: true },
  );
  await document.fonts.ready;
  print();
}
