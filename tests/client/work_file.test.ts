import { expect, test } from "vitest";
import { readWork, writeWork } from "../../overrides/client/work/file.ts";

const ENTRIES = {
  "exercise/joint-nll": { code: "def joint(c:\n    ≤", starter: "abc" },
  "exercise/spot-the-leak/verdicts": { "masked-attention": "causal", "bert-style": null },
  "exercise/joint-nll/aside": ["mine = 1"],
  "damaged/exercise/kv-cache": "{broken",
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
  [withEntry("exercise/x", { code: 5 }), "“code”: text was expected, found a number"],
  [withEntry("exercise/x", {}), "“code”: text was expected, found nothing"],
  [withEntry("exercise/x", { code: "", other: "" }), "“other” is not a part of it"],
  [withEntry("exercise/x", { code: "", starter: null }), "“starter”: text was expected, found null"],
  [withEntry("exercise/x/aside", ["", {}]), "“1”: text was expected, found names with values"],
  [withEntry("by-hand/a/1", { values: [] }), "“values”: names with values were expected, found a list"],
  [withEntry("damaged/told/x", "x"), "writes nothing of that name"],
  [withEntry(`review/${"0".repeat(32)}`, { kind: "card" }), "no event of a review"],
  [
    writeWork(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`exercise/a${i}`, 5])), NOW),
    "9 of the 9 entries in this file cannot be used",
  ],
  [writeWork(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`exercise/a${i}`, 5])), NOW), "And 4 more."],
  [withEntry("exercise/a", { code: "x".repeat(6_000_000) }), "too large"],
])("a file that is not one is refused in words (%#)", (text, words) => {
  expect(() => readWork(text)).toThrow(words);
});
