import { expect, test } from "vitest";
import { readWork, writeWork } from "../../overrides/client/work/file.ts";

const ENTRIES = {
  "exercise/joint-nll": { code: "def joint(c:\n    ≤", starter: "abc" },
  "exercise/spot-the-leak/verdicts": { "masked-attention": "causal", "bert-style": null },
  "by-hand/joint-nll-by-hand/7": { values: { joint: "0.06", nll: "", sum: "2,8" } },
};
const NOW = new Date("2026-11-24T00:00:00Z");

test("what is written is read back exactly", () => {
  expect(readWork(writeWork(ENTRIES, NOW))).toEqual(ENTRIES);
  expect(readWork(writeWork({}, NOW))).toEqual({});
});

const withEntry = (name: string, value: unknown): string => writeWork({ ...ENTRIES, [name]: value }, NOW);

test.each([
  ["", "not JSON"],
  ["{", "not JSON"],
  ["[]", "not one that this site has exported"],
  ["null", "not one that this site has exported"],
  ['{"kind":"something"}', "not one that this site has exported"],
  [writeWork(ENTRIES, NOW).replace('"version": 1', '"version": 2'), "version 2"],
  [withEntry("exercise/x", "code"), "exercise/x"],
  [withEntry("exercise/x", { code: 5 }), "exercise/x"],
  [withEntry("../../evil", { code: "x" }), "../../evil"],
  [withEntry("exercise/X<script>", { code: "x" }), "exercise/X<script>"],
  [withEntry("by-hand/a/1", { values: { joint: 5 } }), "by-hand/a/1"],
  [withEntry("exercise/a/verdicts", { a: 5 }), "exercise/a/verdicts"],
  [withEntry("exercise/a", { code: "x".repeat(6_000_000) }), "too large"],
])("a file that is not one is refused in words (%#)", (text, words) => {
  expect(() => readWork(text)).toThrow(words);
});
