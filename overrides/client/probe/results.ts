/** The measurements of one probe: a summary that is announced, and a picture for each model. */

import { emptied, h } from "../dom.ts";
import { type Probe, legend, probePictures } from "./picture.ts";
import { type BenchTest, benchTest } from "./tests.ts";

/** In the order of the page; `grading.entry.probe` answers it. */
export interface Measured {
  first?: BenchTest[];
  probes?: Probe[];
  tests?: BenchTest[];
}

export class ProbeResults {
  readonly #summary = h("p", { role: "status", "aria-label": "Probe summary", class: "probes__summary" });
  readonly #pictures = h("div", { class: "probes" });
  readonly element = h("div", {}, this.#summary, this.#pictures);

  /** Gives back the way to undo it. */
  clear(): () => void {
    const refill = [emptied(this.#summary), emptied(this.#pictures)];
    return () => refill.forEach((fill) => fill());
  }

  show({ first = [], probes = [], tests = [] }: Measured): void {
    this.#summary.textContent = `Measured: ${[...matricesIn(probes), ...testsIn([...first, ...tests])].join("; ")}.`;
    const explained = probes.length > 0 ? [legend()] : [];
    this.#pictures.replaceChildren(
      ...first.map(benchTest),
      ...explained,
      ...probes.map(probePictures),
      ...tests.map(benchTest),
    );
  }
}

function matricesIn(probes: Probe[]): string[] {
  const leaking = probes.filter(({ leaks }) => leaks.length > 0);
  const dead = probes.filter(({ leaks, live }) => leaks.length === 0 && !live);
  const causal = probes.filter(({ leaks, live }) => leaks.length === 0 && live);
  return [
    ...(leaking.length > 0 ? [`${named(leaking)} leak${leaking.length === 1 ? "s" : ""}`] : []),
    ...(causal.length > 0 ? [`no leak was found in ${named(causal)}`] : []),
    ...(dead.length > 0 ? [`${named(dead)} ignore${dead.length === 1 ? "s" : ""} every input`] : []),
  ];
}

function testsIn(tests: BenchTest[]): string[] {
  const decided = tests.filter(({ id }) => id !== "timing");
  if (decided.length === 0) return [];
  const failed = tests.filter(({ passed }) => passed === false).map(({ title }) => title);
  const held = decided.filter(({ passed }) => passed === true).length;
  return [`${held} of ${decided.length} tests held${failed.length > 0 ? `, failed: ${failed.join(", ")}` : ""}`];
}

function named(probes: Probe[]): string {
  const ids = probes.map(({ id }) => `(${id})`);
  return ids.length < 2 ? ids.join("") : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}
