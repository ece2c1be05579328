/** The three numbers asked for, and the wrong numbers that known slips lead to. Pure: conditionals in, numbers out. */

export type Step = "joint" | "nll" | "sum";

export interface Slip {
  value: number;
  /** What was done, and one next step. */
  said: string;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
const productOf = (numbers: readonly number[]): number => numbers.reduce((product, number) => product * number, 1);

/** The right answer of a step: a probability for the joint, nats for the others. */
export function answerTo(step: Step, conditionals: readonly number[]): number {
  if (step === "joint") return productOf(conditionals);
  return -sumOf(conditionals.map(Math.log));
}

/** Every slip that is recognised at a step, in the order in which it is looked for. */
export function slipsAt(step: Step, conditionals: readonly number[]): Slip[] {
  const sum = sumOf(conditionals);
  const joint = productOf(conditionals);
  const nll = answerTo("nll", conditionals);
  if (step === "joint") {
    return [
      { value: sum, said: "You added the conditionals. The chain rule multiplies them." },
      {
        value: sum / conditionals.length,
        said: "This is the mean of the conditionals. The chain rule multiplies them.",
      },
      { value: nll, said: "This is the NLL already. Step 1 asks for the probability itself, before any logarithm." },
      ...conditionals.map((dropped) => ({
        value: joint / dropped,
        said: `The factor ${dropped} is missing from your product. Every conditional takes part.`,
      })),
    ];
  }
  return [
    {
      value: -nll,
      said: "You forgot the minus. A log-probability is negative; the NLL is its negative, so it is positive.",
    },
    {
      value: nll / Math.LN2,
      said: "This is in bits (log base 2). Nats come from the natural logarithm: multiply by ln 2.",
    },
    { value: nll / Math.LN10, said: "This comes from log base 10. Nats come from the natural logarithm, ln." },
    {
      value: nll / conditionals.length,
      said: "This is the mean per token. The NLL of the sequence is the sum over its pieces.",
    },
    {
      value: Math.exp(nll / conditionals.length),
      said: "This is the perplexity, the exponential of the mean NLL. The NLL itself is asked for.",
    },
    ...[Math.log(sum), -Math.log(sum)].map((value) => ({
      value,
      said: "This is the logarithm of the sum of the conditionals. Take the logarithm of each, then add.",
    })),
    { value: joint, said: "This is the joint probability itself. Take −ln of it." },
  ];
}
