/** The worker's side of the conversation: what Python says becomes messages, and the page's calls become Python's. */

import type { PyodideAPI } from "pyodide";
import { OutputLimit } from "./python/limit.ts";
import { callNothingBack } from "./python/timers.ts";
import { type Action, type Call, type Message, isCall } from "./protocol.ts";

const LAST_WORDS = /^(Fatal Python error|Stack \(most recent call first\))/;

type Entry = Record<Action, (...args: string[]) => string>;

interface Booted {
  pyodide: PyodideAPI;
  entry: Entry;
}

/**
 * Says when Python is ready, or why it is not; gives back what answers one message of the page's. `say` is taken before
 * learner code runs: what that code does to the worker's own names no longer matters.
 */
export function answering(starting: Promise<PyodideAPI>, say: (message: Message) => void): (data: unknown) => void {
  let python: Booted | undefined;
  starting
    .then((pyodide) => {
      python = { pyodide, entry: pyodide.pyimport("grading.entry") as Entry };
      say({ kind: "ready" });
    })
    .catch((error: unknown) => say({ kind: "load-failed", reason: "broken", file: "", detail: String(error) }));
  // No promise on the way: learner code might put something of its own in the place of `then`.
  return (data) => {
    if (python && isCall(data)) call(python, data, say);
  };
}

function call({ pyodide, entry }: Booted, { id, action, args }: Call, say: (message: Message) => void): void {
  say({ kind: "began", id });
  const limit = new OutputLimit((text) => say({ kind: "output", id, text }));
  const decoder = new TextDecoder();
  const write = (buffer: Uint8Array): number => {
    limit.write(decoder.decode(buffer, { stream: true }));
    return buffer.length;
  };
  let isDying = false;
  const writeError = (buffer: Uint8Array): number => {
    // The interpreter's last words are about its own frames, of no use to a learner; the console has them.
    const text = new TextDecoder().decode(buffer);
    isDying ||= LAST_WORDS.test(text);
    if (!isDying) return write(buffer);
    console.error(text);
    return buffer.length;
  };
  pyodide.setStdout({ write });
  pyodide.setStderr({ write: writeError });
  try {
    const json = entry[action](...args);
    limit.flush();
    say({ kind: "result", id, json });
  } catch (error) {
    limit.flush();
    say({ kind: "died", id, detail: String(error) });
  } finally {
    callNothingBack();
  }
}
