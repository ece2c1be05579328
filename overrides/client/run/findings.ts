/** What a long run has found so far, as the page shows it; `hooks/lessonkit/recorded.py` does so for a record. */

import { type Chart, drawn, key, numbers, table } from "../chart/drawing.ts";
import { h } from "../dom.ts";

/** As `grading.long_run` sends it. */
export interface Findings {
  chart: Chart;
  says: string;
  head: string[];
  rows: string[][];
  samples: { name: string; text: string }[];
  held: boolean | null;
  verdict: string;
}

/** The picture is drawn anew with each piece; what a reader has opened stays open. */
export class Shown {
  readonly #picture = h("div");
  readonly #numbers = h("div");
  readonly #says = h("p", { class: "long-run__says" });
  readonly #rest = h("div");
  readonly element = h(
    "div",
    {},
    h("p", { class: "long-run__whose" }, "Your run, in your browser, just now."),
    h("figure", { class: "long-run__figure" }, this.#picture, h("figcaption", {}, this.#says), this.#numbers),
    this.#rest,
  );

  show({ chart, says, head, rows, samples, held, verdict }: Findings): void {
    const isOpen = this.#numbers.querySelector("details")?.open ?? false;
    this.#picture.replaceChildren(drawn(chart, says), key(chart));
    this.#says.textContent = says;
    const listed = numbers(chart, "Numbers of the picture");
    listed.open = isOpen;
    this.#numbers.replaceChildren(listed);
    this.#rest.replaceChildren(
      ...(rows.length > 0 ? [table(head, rows, "What was measured")] : []),
      ...samples.map(({ name, text }) =>
        h(
          "figure",
          { class: "long-run__sample" },
          h("figcaption", {}, h("p", {}, name)),
          h("blockquote", {}, h("p", {}, text)),
        ),
      ),
      ...(verdict
        ? [h("p", { class: `long-run__verdict long-run__verdict--${held ? "held" : "not-held"}` }, verdict)]
        : []),
    );
  }
}
