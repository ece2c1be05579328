/** A drill sheet on paper: tasks from consecutive seeds, and on a page of its own the key. */

import { h } from "../dom.ts";
import { LARGEST_SEED } from "../seed.ts";
import { drawConditionals } from "./drawing.ts";
import { answerTo } from "./slips.ts";

const TASKS = 6;

export interface Task {
  seed: number;
  conditionals: readonly number[];
}

/** Seed 0 stands for the lesson's own numbers. */
export function tasksFrom(seed: number, own: readonly number[]): Task[] {
  return Array.from({ length: TASKS }, (_, place) => {
    const task = Math.min(seed, LARGEST_SEED - TASKS) + place;
    return { seed: task, conditionals: task === 0 ? own : drawConditionals(task, own.length) };
  });
}

export function printSheet(seed: number, symbols: readonly string[], own: readonly number[]): void {
  const tasks = tasksFrom(seed, own);
  document.querySelector(".sheet")?.remove();
  const sheet = h("div", { class: "sheet" }, taskPage(tasks, symbols), keyPage(tasks));
  document.body.append(sheet);
  document.body.classList.add("prints-sheet");
  addEventListener(
    "afterprint",
    () => {
      sheet.remove();
      document.body.classList.remove("prints-sheet");
    },
    { once: true },
  );
  print();
}

function taskPage(tasks: Task[], symbols: readonly string[]): HTMLElement {
  const steps = [
    "1. The joint probability",
    "2. The NLL in nats, from the joint",
    "3. The NLL in nats, piece by piece",
  ];
  return h(
    "section",
    { class: "sheet__page" },
    h("h1", {}, `Joint probability and NLL of ${symbols.join("")}`),
    h("p", {}, "Use the natural logarithm; keep three decimals, and for the joint three significant digits."),
    ...tasks.map(({ seed, conditionals }) =>
      h(
        "div",
        { class: "sheet__task" },
        h("h2", {}, `Seed ${seed}`),
        h("p", {}, conditionals.map((value, place) => `${named(symbols, place)} = ${value}`).join(",   ")),
        ...steps.map((step) =>
          h("p", { class: "sheet__step" }, h("span", {}, step), h("span", { class: "sheet__line" })),
        ),
      ),
    ),
  );
}

function keyPage(tasks: Task[]): HTMLElement {
  const rows = tasks.map(({ seed, conditionals }) => {
    const surprises = conditionals.map((value) => (-Math.log(value)).toFixed(3)).join(" + ");
    const nll = answerTo("nll", conditionals).toFixed(3);
    const joint = String(Number(answerTo("joint", conditionals).toPrecision(4)));
    return h("tr", {}, ...[String(seed), joint, nll, `${surprises} ≈ ${nll}`].map((cell) => h("td", {}, cell)));
  });
  const headings = ["Seed", "Joint", "NLL (nats)", "Piece by piece"].map((name) => h("th", { scope: "col" }, name));
  return h(
    "section",
    { class: "sheet__page" },
    h("h1", {}, "Key"),
    h("table", {}, h("thead", {}, h("tr", {}, ...headings)), h("tbody", {}, ...rows)),
  );
}

function named(symbols: readonly string[], place: number): string {
  const prefix = symbols.slice(0, place).join(", ");
  return `p(${symbols[place] ?? ""}${prefix ? ` | ${prefix}` : ""})`;
}
