/** The measurements of one probe: a summary that is announced, and a picture for each model. */

import { h } from "../dom.ts";
import { type Probe, legend, probePictures } from "./picture.ts";

export class ProbeResults {
  readonly #summary = h("p", { role: "status", "aria-label": "Probe summary", class: "probes__summary" });
  readonly #pictures = h("div", { class: "probes" });
  readonly element = h("div", {}, this.#summary, this.#pictures);

  clear(): void {
    this.#summary.replaceChildren();
    this.#pictures.replaceChildren();
  }

  show(probes: Probe[]): void {
    this.#summary.textContent = summaryOf(probes);
    this.#pictures.replaceChildren(legend(), ...probes.map(probePictures));
  }
}

function summaryOf(probes: Probe[]): string {
  const leaking = probes.filter(({ leaks }) => leaks.length > 0);
  const dead = probes.filter(({ leaks, live }) => leaks.length === 0 && !live);
  const causal = probes.filter(({ leaks, live }) => leaks.length === 0 && live);
  const parts = [
    ...(leaking.length > 0 ? [`${named(leaking)} leak${leaking.length === 1 ? "s" : ""}`] : []),
    ...(causal.length > 0 ? [`no leak was found in ${named(causal)}`] : []),
    ...(dead.length > 0 ? [`${named(dead)} ignore${dead.length === 1 ? "s" : ""} every input`] : []),
  ];
  return `Measured: ${parts.join("; ")}.`;
}

function named(probes: Probe[]): string {
  const ids = probes.map(({ id }) => `(${id})`);
  return ids.length < 2 ? ids.join("") : `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
}
