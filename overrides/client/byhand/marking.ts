/** Mark one typed number: right within honest rounding, a slip with a name, or wrong with a next step. */

import { type Step, answerTo, slipsAt } from "./slips.ts";

export interface Mark {
  kind: "empty" | "unreadable" | "right" | "too-rough" | "slip" | "wrong";
  said: string;
}

const NEXT_STEP: Record<Step, string> = {
  joint: "Multiply all the conditionals.",
  nll: "Take the natural logarithm of the joint and change its sign.",
  sum: "Take −ln of each conditional, then add the results.",
};

export function mark(step: Step, typed: string, conditionals: readonly number[]): Mark {
  const text = typed.trim().replace(/[−–]/, "-").replace(",", ".");
  if (text === "") return { kind: "empty", said: "Nothing to mark here yet." };
  const value = Number(text);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value)) {
    const advice = /[/%]/.test(text) ? "Work it out to a decimal number" : "Write only the number, as a decimal";
    return {
      kind: "unreadable",
      said: `“${typed.trim().slice(0, 30)}” cannot be marked. ${advice}, like 0.25 or -1.5.`,
    };
  }
  const answer = answerTo(step, conditionals);
  if (isRounded(step, text, answer)) return { kind: "right", said: `Right: ${shown(step, answer)}.` };
  const slip = slipsAt(step, conditionals).find(({ value }) => isRounded(step, text, value));
  if (slip) return { kind: "slip", said: slip.said };
  if (value !== 0 && Math.abs(value - answer) <= 0.5 * lastDigit(text)) {
    return { kind: "too-rough", said: "Close, but rounded too far to tell. Give three significant digits." };
  }
  return { kind: "wrong", said: `${value > answer ? "Too large" : "Too small"}. ${NEXT_STEP[step]}` };
}

/**
 * True if `text` is the exact number or an honest rounding of it. A joint needs two significant digits; an NLL needs one
 * decimal, and may carry the errors of pieces that were rounded before they were added: three times half a unit.
 */
export function isRounded(step: Step, text: string, exact: number): boolean {
  const error = Math.abs(Number(text) - exact);
  if (error <= 1e-9) return true;
  const unit = lastDigit(text);
  if (step === "joint") return significantDigits(text) >= 2 && error <= 0.5 * unit + 1e-12;
  return unit <= 0.1 && error <= (unit > 0.01 ? 0.5 * unit : Math.max(1.5 * unit, 0.0015)) + 1e-12;
}

/** The worth of the last digit typed: 0.001 for "2.813". */
function lastDigit(text: string): number {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  return 10 ** (Number(exponent) - (mantissa.split(".")[1]?.length ?? 0));
}

function significantDigits(text: string): number {
  const digits = (text.toLowerCase().split("e")[0] ?? "").replace(/[^\d]/g, "");
  return digits.replace(/^0+/, "").length;
}

function shown(step: Step, answer: number): string {
  return step === "joint" ? String(Number(answer.toPrecision(4))) : `${answer.toFixed(3)} nats`;
}
