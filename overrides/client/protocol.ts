/** Everything the page and its Python worker say to each other. */

export type Action = "run" | "check" | "probe";

/** Page to worker: call one function of `grading.entry` with text arguments. */
export interface Call {
  kind: "call";
  id: number;
  action: Action;
  args: string[];
}

export type LoadFailure = "missing" | "altered" | "unreachable" | "broken";

/** Worker to page. */
export type Message =
  | { kind: "progress"; stage: string; doneBytes: number; totalBytes: number }
  | { kind: "ready" }
  | { kind: "load-failed"; reason: LoadFailure; file: string; detail: string }
  | { kind: "output"; id: number; text: string }
  | { kind: "result"; id: number; json: string }
  | { kind: "died"; id: number; detail: string };

const ACTIONS: readonly string[] = ["run", "check", "probe"] satisfies Action[];

export function isCall(data: unknown): data is Call {
  const call = data as Partial<Call> | null;
  return (
    call?.kind === "call" &&
    typeof call.id === "number" &&
    ACTIONS.includes(call.action ?? "") &&
    Array.isArray(call.args)
  );
}
