/** All of a reader's work as one JSON file: written, read back, and refused in words if it is not one. Pure. */

import { isEventBody } from "../review/events.ts";

const KIND = "autoregressive-by-doing/work";
const VERSION = 1;
const LARGEST_CHARACTERS = 5_000_000;

/** The largest moment that a Date can hold. */
const LATEST_MS = 8.64e15;

export type Entries = Record<string, unknown>;

export function writeWork(entries: Entries, now: Date): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, exported: now.toISOString(), entries }, null, 2)}\n`;
}

/** What each kind of entry must hold, by how its name begins. */
const SHAPES: [RegExp, (value: unknown) => boolean][] = [
  [/^exercise\/[a-z0-9-]+$/, (value) => isRecord(value) && typeof value["code"] === "string"],
  [
    /^exercise\/[a-z0-9-]+\/aside$/,
    (value) => Array.isArray(value) && value.length > 0 && value.every((code) => typeof code === "string"),
  ],
  [
    /^exercise\/[a-z0-9-]+\/verdicts$/,
    (value) =>
      isRecord(value) && Object.values(value).every((verdict) => verdict === null || typeof verdict === "string"),
  ],
  [
    /^by-hand\/[a-z0-9-]+\/\d+$/,
    (value) =>
      isRecord(value) &&
      isRecord(value["values"]) &&
      Object.values(value["values"]).every((typed) => typeof typed === "string"),
  ],
  [/^review\/[0-9a-f]{32}$/, (value) => isEventBody(value) && Math.abs(value.at) <= LATEST_MS],
];

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
    throw new Error(`This file is of version ${String(read["version"])}; this site reads version ${VERSION}.`);
  }
  const entries = Object.entries(read["entries"]);
  const bad = entries.find(([name, value]) => !SHAPES.some(([pattern, fits]) => pattern.test(name) && fits(value)));
  if (bad) throw new Error(`The entry “${bad[0].slice(0, 60)}” in this file is not one that this site writes.`);
  return Object.fromEntries(entries);
}

/** What an import adds or changes: an event of a review that is here already stays as it is. */
export function newEntries(entries: Entries, isKept: (name: string) => boolean): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !name.startsWith("review/") || !isKept(name)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
