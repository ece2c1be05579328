/** Everything the page and its Python worker say to each other. */

export type Action = "run" | "check" | "probe" | "advance";

/** Page to worker: call one function of `grading.entry` with text arguments. The id cannot be guessed by learner code. */
export interface Call {
  kind: "call";
  id: string;
  action: Action;
  args: string[];
}

export type LoadFailure = "missing" | "altered" | "unreachable" | "broken";

/** Worker to page. */
export type Message =
  | { kind: "progress"; stage: string; doneBytes: number; totalBytes: number }
  | { kind: "ready" }
  | { kind: "load-failed"; reason: LoadFailure; file: string; detail: string }
  | { kind: "began"; id: string }
  | { kind: "output"; id: string; text: string }
  | { kind: "result"; id: string; json: string }
  | { kind: "died"; id: string; detail: string };

const LOAD_FAILURES: readonly LoadFailure[] = ["missing", "altered", "unreachable", "broken"];
const ACTIONS: readonly string[] = ["run", "check", "probe", "advance"] satisfies Action[];

export function isCall(data: unknown): data is Call {
  const call = data as Partial<Call> | null;
  return (
    call?.kind === "call" &&
    typeof call.id === "string" &&
    ACTIONS.includes(call.action ?? "") &&
    Array.isArray(call.args)
  );
}

/** True for what a worker of ours says; learner code that reaches `postMessage` may say anything at all. */
export function isMessage(data: unknown): data is Message {
  const message = (data ?? {}) as Record<string, unknown>;
  const hasTexts = (...names: string[]): boolean => names.every((name) => typeof message[name] === "string");
  switch (message["kind"]) {
    case "ready":
      return true;
    case "progress":
      return hasTexts("stage") && Number.isFinite(message["doneBytes"]) && Number.isFinite(message["totalBytes"]);
    case "load-failed":
      return hasTexts("file", "detail") && LOAD_FAILURES.includes(message["reason"] as LoadFailure);
    case "began":
      return hasTexts("id");
    case "output":
      return hasTexts("id", "text");
    case "result":
      return hasTexts("id", "json");
    case "died":
      return hasTexts("id", "detail");
    default:
      return false;
  }
}
