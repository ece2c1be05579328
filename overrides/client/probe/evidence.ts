/** What proves a red cell: for the one talked about at first, for any other by its cell or from the list. */

import { h, withCode } from "../dom.ts";

export interface Evidence {
  cell: [number, number];
  name: string;
  sentence: string;
  /** Named rows of numbers to compare. */
  rows: [string, string][];
}

/** `whose` names the picture in the controls; cells carry `data-leak="row,column"`. */
export function evidenceOf(whose: string, proofs: Evidence[], first: number, graphic: SVGElement): HTMLElement {
  const shown = h("div", { "aria-live": "polite" });
  const list = h(
    "select",
    { "aria-label": `Leak of ${whose} to prove` },
    ...proofs.map(({ name }, place) => h("option", { value: place }, name)),
  );
  const details = h(
    "details",
    { class: "probe__proof" },
    h("summary", {}, `What proves it for ${whose}`),
    h("p", {}, "Choose a leak here, or click its cell: ", list),
    shown,
  );
  const show = (place: number): void => {
    const proof = proofs[place];
    if (!proof) return;
    list.value = String(place);
    shown.replaceChildren(...written(whose, proof));
    for (const cell of graphic.querySelectorAll(".probe__leak")) {
      cell.classList.toggle("probe__leak--shown", cell.getAttribute("data-leak") === proof.cell.join());
    }
  };
  list.addEventListener("change", () => show(Number(list.value)));
  graphic.addEventListener("click", ({ target }) => {
    const cell = target instanceof Element ? target.closest(".probe__leak") : null;
    const place = proofs.findIndex((proof) => cell?.getAttribute("data-leak") === proof.cell.join());
    if (place < 0) return;
    details.open = true;
    show(place);
  });
  show(first);
  return details;
}

function written(whose: string, { sentence, rows }: Evidence): HTMLElement[] {
  const body = rows.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value)));
  const table = h("table", {}, h("tbody", {}, ...body));
  const scroller = { class: "probe__table", tabindex: 0, role: "region", "aria-label": `Proof for ${whose}` };
  return [h("p", {}, ...withCode(sentence)), h("div", scroller, table)];
}
