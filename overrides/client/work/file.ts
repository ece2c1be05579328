/** All of a reader's work as one JSON file: written, read back, and refused in words if it is not one. Pure. */

import { isOurs, isRecord, problemOf, short } from "./shapes.ts";

const KIND = "autoregressive-by-doing/work";
const VERSION = 1;
const LARGEST_CHARACTERS = 5_000_000;
/** As many problems as a reader takes in. */
const MOST_NAMED = 5;

export type Entries = Record<string, unknown>;

export function writeWork(entries: Entries, now: Date): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, exported: now.toISOString(), entries }, null, 2)}\n`;
}

/** Throws an Error with a sentence for the reader if the text is not a file of `writeWork`. */
export function readWork(text: string): Entries {
  if (text.length > LARGEST_CHARACTERS) throw new Error("This file is too large to be one of this site’s.");
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error("This file is not JSON, so it is not one that this site has exported.");
  }
  if (!isRecord(read) || read["kind"] !== KIND || !isRecord(read["entries"])) {
    throw new Error("This file is JSON, but not one that this site has exported.");
  }
  if (read["version"] !== VERSION) {
    throw new Error(`This file is of version ${short(String(read["version"]))}; this site reads version ${VERSION}.`);
  }
  const entries = Object.entries(read["entries"]);
  const wrong = entries.flatMap(([name, value]) => {
    const problem = isOurs(name) ? problemOf(name, value) : "this site writes nothing of that name";
    return problem ? [`“${short(name)}”: ${problem}.`] : [];
  });
  if (wrong.length > 0) throw new Error(inAll(wrong, entries.length));
  return Object.fromEntries(entries);
}

/** What an import adds or changes: an event of a review that is here already stays as it is. */
export function newEntries(entries: Entries, isKept: (name: string) => boolean): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !name.startsWith("review/") || !isKept(name)));
}

function inAll(wrong: string[], count: number): string {
  const more = wrong.length - MOST_NAMED;
  const named = wrong.slice(0, MOST_NAMED).join(" ") + (more > 0 ? ` And ${more} more.` : "");
  return `${wrong.length} of the ${count} entries in this file cannot be used. ${named}`;
}
