import { expect, test } from "vitest";
import { isEventBody } from "../../overrides/client/review/events.ts";
import { newEntries, readWork, writeWork } from "../../overrides/client/work/file.ts";

const ID = "0123456789abcdef0123456789abcdef";
const BODY = {
  at: 1,
  day: "2026-11-24",
  kind: "card",
  of: "chain-rule",
  grade: "got",
} as const;
const ENTRIES = {
  [`review/${ID}`]: BODY,
  [`review/${ID.replace("0", "f")}`]: { at: 2, day: "2026-11-24", kind: "undo", of: ID },
  [`review/${ID.replace("1", "f")}`]: { ...BODY, kind: "practice", of: "joint-nll", grade: "missed" },
};
const NOW = new Date("2026-11-24T00:00:00Z");

test("reviews go out and come in unchanged", () => expect(readWork(writeWork(ENTRIES, NOW))).toEqual(ENTRIES));

test("events that are here already stay as they are; everything else is taken", () => {
  const kept = new Set([`review/${ID}`, "exercise/a"]);
  const taken = newEntries({ ...ENTRIES, "exercise/a": { code: "" } }, (name) => kept.has(name));
  expect(Object.keys(taken).sort()).toEqual(
    [...Object.keys(ENTRIES), "exercise/a"].filter((name) => name !== `review/${ID}`).sort(),
  );
});

test.each([
  null,
  "got",
  { ...BODY, at: "1" },
  { ...BODY, at: 1.5 },
  { ...BODY, at: Infinity },
  { ...BODY, day: "2026-02-30" },
  { ...BODY, kind: "other" },
  { ...BODY, of: "<b>" },
  { ...BODY, grade: "easy" },
  { ...BODY, grade: undefined },
  { at: 1, day: "2026-11-24", kind: "undo", of: "chain-rule" },
])("%j is no event", (body) => expect(isEventBody(body)).toBe(false));

test.each([
  [`review/short`, BODY],
  [`review/${ID}`, { ...BODY, at: Number.MAX_SAFE_INTEGER }],
  ["told/safari", true],
])("a file with %s as it is never written is refused", (name, value) =>
  expect(() => readWork(writeWork({ [name]: value }, NOW))).toThrow(name),
);
