/** What the picture of three masks shows, in words. */

import { LESSON, type Matrix, WAYS, type Way, moved, shown, sum, toFuture, weights } from "./attention_numbers.ts";

/** `position` counts from 1; 0 if none is looked from. */
export function attentionWords(scores: Matrix, lowered: number, position: number): string {
  const changes = changed(scores);
  const said = changes ? `${changes} ${moves(scores, lowered)}` : sums(scores, lowered);
  return [said, failing(scores, lowered), sight(scores, lowered, position)].filter(Boolean).join(" ");
}

function changed(scores: Matrix): string {
  const names = scores.flatMap((row, i) =>
    row.flatMap((score, j) => {
      const before = LESSON[i]?.[j] ?? 0;
      const where = j > i ? "a future position" : "a position it may read";
      return score === before ? [] : [`s${sub(i + 1)}${sub(j + 1)} from ${before} to ${score} (${where})`];
    }),
  );
  return names.length > 0 ? `Changed: ${names.join(", ")}.`.replaceAll("-", "−") : "";
}

function moves(scores: Matrix, lowered: number): string {
  const said = (Object.keys(WAYS) as Way[]).map((way) => {
    const rows = moved(scores, way, lowered);
    const [honest, leaks] = [false, true].map((leaks) =>
      rows.filter((row) => row.leaks === leaks).map(({ row }) => row + 1),
    );
    const parts = [
      honest?.length ? `row ${honest.join(" and ")} moves` : "",
      leaks?.length ? `row ${leaks.join(" and ")} moves by a future score alone, a leak` : "",
    ];
    return `${WAYS[way]}: ${parts.filter(Boolean).join("; ") || "no row moves"}.`;
  });
  return said.join(" ");
}

function sums(scores: Matrix, lowered: number): string {
  const [first = "", second = ""] = weights(scores, "after", lowered).map((row) => sum(row).toFixed(3));
  const finite = toFuture(weights(scores, "finite", lowered)).every((share) => share === 0);
  return (
    `−∞: every row of weights sums to 1. ${finite ? "−10⁴: the same weights here. " : ""}Zeroed after: row 1 sums to ` +
    `${first} and row 2 to ${second}, because their denominators still hold the future.`
  );
}

function failing(scores: Matrix, lowered: number): string {
  if (lowered === 0) return "";
  const share = Math.max(...toFuture(weights(scores, "finite", lowered)));
  const amount = share === 0 ? "exactly 0" : share < 0.0005 ? `about ${power(share)}` : share.toFixed(3);
  return (
    `Allowed scores lie ${lowered.toLocaleString("en")} lower: with −10⁴ the future gets up to ${amount} of a row’s ` +
    "weight; with −∞ exactly 0."
  );
}

function sight(scores: Matrix, lowered: number, position: number): string {
  if (position === 0) return "";
  const row = weights(scores, "infinite", lowered)[position - 1] ?? [];
  const seen = row.slice(0, position).map((weight, j) => `${j + 1} (${shown(weight)})`);
  const unseen =
    position < row.length ? `, and nothing later, since −∞ leaves weight 0 there` : ", which is all there is";
  return `Position ${position} reads ${seen.join(", ")}${unseen}.`;
}

/** 4.5e-5 as 4.5 × 10⁻⁵. */
function power(value: number): string {
  const [digits = "", exponent = ""] = value.toExponential(1).split("e");
  return `${digits} × 10⁻${exponent.slice(1).split("").map(Number).map(sub).join("").replace(/./gu, raised)}`;
}

function sub(digit: number): string {
  return String.fromCodePoint(0x2080 + digit);
}

function raised(digit: string): string {
  return "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit.codePointAt(0)! - 0x2080] ?? digit;
}
