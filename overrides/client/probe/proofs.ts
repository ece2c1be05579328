/** The proofs of a dependency picture's leaks: two inputs that differ in one place, and the output that moved. */

import type { Evidence } from "./evidence.ts";
import type { Probe, Proof } from "./picture.ts";

export function proofsOf(probe: Probe): Evidence[] {
  return probe.proofs.map((proof) => ({
    cell: [proof.output, proof.input],
    name: nameOf(probe, proof),
    sentence: proof.sentence,
    rows: [
      ["first input", proof.x.join("  ")],
      ["second input", proof.x_changed.join("  ")],
      ["output on the first", proof.before.join("  ")],
      ["output on the second", proof.after.join("  ")],
    ],
  }));
}

function nameOf({ shape }: Probe, { output, input }: Proof): string {
  const place = (position: number): string =>
    shape
      ? `row ${Math.floor(position / shape[1]) + 1}, column ${(position % shape[1]) + 1}`
      : `position ${position + 1}`;
  return `output at ${place(output)}, input at ${place(input)}`;
}
