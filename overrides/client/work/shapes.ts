/**
 * What each kind of entry holds, and in words what is wrong with one that does not: for what comes from a file and for
 * what lies in the browser alike. Seven shapes need no library; the smallest would outweigh them on every page. Pure.
 */

import { isEventBody } from "../review/events.ts";

/** What is wrong; undefined for nothing. */
type Check = (value: unknown) => string | undefined;

/** The largest moment that a Date can hold. */
const LATEST_MS = 8.64e15;

/** Entries that could not be read are kept under this, as the text that they were. */
export const DAMAGED = "damaged/";

const text: Check = (value) => (typeof value === "string" ? undefined : `text was expected, found ${named(value)}`);
const textOrNothing: Check = (value) => (value === null ? undefined : text(value));

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) ? first(value.entries(), check) : `a list was expected, found ${named(value)}`;

const namesOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) ? first(Object.entries(value), check) : `names with values were expected, found ${named(value)}`;

/** Those with a question mark may be left out; others than these are refused. */
const fields =
  (checks: Record<string, Check>): Check =>
  (value) => {
    if (!isRecord(value)) return `names with values were expected, found ${named(value)}`;
    for (const [field, check] of Object.entries(checks)) {
      const name = field.replace("?", "");
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      const wrong = given === undefined && field.endsWith("?") ? undefined : check(given);
      if (wrong) return `“${name}”: ${wrong}`;
    }
    const other = Object.keys(value).find((name) => !(name in checks) && !(`${name}?` in checks));
    return other === undefined ? undefined : `“${short(other)}” is not a part of it`;
  };

const event: Check = (value) =>
  isEventBody(value) && Math.abs(value.at) <= LATEST_MS ? undefined : "it is no event of a review";

/** By how an entry's name begins. */
const SHAPES: [RegExp, Check][] = [
  [/^exercise\/[a-z0-9-]+$/, fields({ code: text, "starter?": text })],
  [/^exercise\/[a-z0-9-]+\/aside$/, listOf(text)],
  [/^exercise\/[a-z0-9-]+\/verdicts$/, namesOf(textOrNothing)],
  [/^by-hand\/[a-z0-9-]+\/\d+$/, fields({ values: namesOf(text) })],
  [/^review\/[0-9a-f]{32}$/, event],
  [/^damaged\/(exercise|by-hand|review)\/[a-z0-9/-]+$/, text],
];

/** Undefined where there is nothing wrong, or where this site writes nothing of that name. */
export function problemOf(name: string, value: unknown): string | undefined {
  return checkOf(name)?.(value);
}

export function isOurs(name: string): boolean {
  return checkOf(name) !== undefined;
}

/** Enough of a text to know it by. */
export function short(what: string): string {
  return what.length > 60 ? `${what.slice(0, 60)}…` : what;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkOf(name: string): Check | undefined {
  return SHAPES.find(([pattern]) => pattern.test(name))?.[1];
}

function first(entries: Iterable<[string | number, unknown]>, check: Check): string | undefined {
  for (const [name, value] of entries) {
    const wrong = check(value);
    if (wrong) return `“${short(String(name))}”: ${wrong}`;
  }
  return undefined;
}

function named(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return (
    { string: "text", number: "a number", boolean: "true or false" }[typeof value as string] ?? "names with values"
  );
}
