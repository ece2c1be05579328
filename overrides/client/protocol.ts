/** Everything the page and its Python worker say to each other. */

import type { Manifest } from "./python/fetching.ts";

export type Action = "run" | "check" | "probe" | "advance";

/** Page to worker: call one function of `grading.entry` with text arguments. The id cannot be guessed by learner code. */
export interface Call {
  kind: "call";
  id: string;
  action: Action;
  args: string[];
}

/** In bytes: of Python's memory, and of the head before it. */
export interface Sizes {
  whole: number;
  head: number;
}

/** Python's memory as an earlier start left it, not yet read nor checked. */
export interface Kept extends Sizes {
  file: FileSystemFileHandle;
}

/** Page to worker, first of all. */
export interface Start {
  kind: "start";
  /** Where the site's files lie: for their names, and for what is imported late. */
  assets: string;
  manifest: Manifest;
  memory: Kept | undefined;
  /** If there is none, memory that can be kept is wanted. */
  keeps: boolean;
}

/** Page to worker: a file that Python starts with, checked and unpacked, the engine compiled where it can be. */
export interface Handing {
  kind: "handing";
  name: string;
  thing: Uint8Array<ArrayBuffer> | Files | WebAssembly.Module;
}

/** What an archive holds, by path, in its order. */
export type Files = Map<string, Uint8Array<ArrayBuffer>>;

/** Worker to page, or to the frame that it is in: it has read its script. Nobody needs to hear it. */
export interface Here {
  kind: "here";
}

/** Worker to page, while it starts. */
export type Asking =
  /** These files, too. */
  | { kind: "want"; names: string[] }
  /** To be kept for the next visit. */
  | { kind: "keep"; memory: Uint8Array<ArrayBuffer> }
  /** The kept memory did not do: not to be kept any longer. */
  | { kind: "forget" };

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

/** True for what a worker of ours asks for while it starts. */
export function isAsking(data: unknown): data is Asking {
  const { kind, names, memory } = (data ?? {}) as Record<string, unknown>;
  if (kind === "want") return Array.isArray(names) && names.every((name) => typeof name === "string");
  return kind === "forget" || (kind === "keep" && memory instanceof Uint8Array);
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
