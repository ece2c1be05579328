/** The two inputs that prove a leak: for the one talked about at first, for any other by its cell or from the list. */

import { h, withCode } from "../dom.ts";
import type { Probe, Proof } from "./picture.ts";

export function proofs(probe: Probe, graphic: SVGElement): HTMLElement {
  const shown = h("div", { "aria-live": "polite" });
  const list = h(
    "select",
    { "aria-label": `Leak of (${probe.id}) to prove` },
    ...probe.proofs.map((proof, place) => h("option", { value: place }, nameOf(probe, proof))),
  );
  const details = h(
    "details",
    { class: "probe__proof" },
    h("summary", {}, `The two inputs that prove it for (${probe.id})`),
    h("p", {}, "Choose a leak here, or click its cell: ", list),
    shown,
  );
  const show = (place: number): void => {
    const proof = probe.proofs[place];
    if (!proof) return;
    list.value = String(place);
    shown.replaceChildren(...evidence(probe, proof));
    for (const cell of graphic.querySelectorAll(".probe__leak")) {
      cell.classList.toggle("probe__leak--shown", cell.getAttribute("data-leak") === `${proof.output},${proof.input}`);
    }
  };
  list.addEventListener("change", () => show(Number(list.value)));
  graphic.addEventListener("click", ({ target }) => {
    const cell = target instanceof Element ? target.closest(".probe__leak") : null;
    const place = probe.leaks.findIndex(([row, column]) => cell?.getAttribute("data-leak") === `${row},${column}`);
    if (place < 0) return;
    details.open = true;
    show(place);
  });
  show(probe.telling ?? 0);
  return details;
}

function evidence(probe: Probe, { x, x_changed, before, after, sentence }: Proof): HTMLElement[] {
  const rows: [string, string][] = [
    ["first input", written(x)],
    ["second input", written(x_changed)],
    ["output on the first", written(before)],
    ["output on the second", written(after)],
  ];
  const body = rows.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, value)));
  const table = h("table", {}, h("tbody", {}, ...body));
  const scroller = { class: "probe__table", tabindex: 0, role: "region", "aria-label": `Proof for (${probe.id})` };
  return [h("p", {}, ...withCode(sentence)), h("div", scroller, table)];
}

function nameOf({ shape }: Probe, { output, input }: Proof): string {
  const place = (position: number): string =>
    shape
      ? `row ${Math.floor(position / shape[1]) + 1}, column ${(position % shape[1]) + 1}`
      : `position ${position + 1}`;
  return `output at ${place(output)}, input at ${place(input)}`;
}

function written(values: unknown[]): string {
  return values.map(String).join("  ");
}
