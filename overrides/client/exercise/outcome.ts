/** What a learner is told when a run did not come to its end. */

import type { Outcome } from "../python/client.ts";

export function sentenceFor(outcome: Exclude<Outcome, { kind: "result" | "load-failed" }>): string {
  switch (outcome.kind) {
    case "busy":
      return "Another exercise on this page is running. Wait for it, or stop it there.";
    case "stopped":
      return "Stopped. Your code is kept.";
    case "too-long":
      return `Stopped after ${outcome.limit_s} s: the code was still running. Is there a loop that never ends?`;
    case "died":
      return "Your code brought Python down. It is starting afresh; your code is kept.";
  }
}
