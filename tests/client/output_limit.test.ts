import { expect, test } from "vitest";
import { LONGEST_LINE, MOST_CHARACTERS, MOST_LINES, OutputLimit } from "../../overrides/client/python/limit.ts";

function sent(writes: Iterable<string>): { text: string; messages: number } {
  const messages: string[] = [];
  const limit = new OutputLimit((text) => messages.push(text));
  for (const text of writes) limit.write(text);
  limit.flush();
  return { text: messages.join(""), messages: messages.length };
}

function* repeated(text: string, times: number): Generator<string> {
  for (let count = 0; count < times; count += 1) yield text;
}

test("ordinary output passes unchanged, each write at once", () => {
  const messages: string[] = [];
  const limit = new OutputLimit((text) => messages.push(text));
  limit.write("before\n");
  expect(messages).toEqual(["before\n"]);
  limit.write("no newline");
  expect(messages.join("")).toBe("before\nno newline");
});

test("a flood of lines is cut at the limit, says so once, and takes few messages", () => {
  const { text, messages } = sent(repeated("line\n", 1_000_000));
  expect(text.split("\n").filter((line) => line === "line")).toHaveLength(MOST_LINES);
  expect(text.match(/the output is cut here/g)).toHaveLength(1);
  expect(messages).toBeLessThan(1_000);
});

test("a line of 50 MB is cut and the next line is shown", () => {
  const { text } = sent(["x".repeat(50_000_000), "\n", "next\n"]);
  expect(text.length).toBeLessThan(LONGEST_LINE + 100);
  expect(text).toContain("the rest of this line is cut");
  expect(text.endsWith("next\n")).toBe(true);
});

test("many characters in lines of allowed length are cut at the limit", () => {
  const { text } = sent(repeated(`${"y".repeat(9_000)}\n`, 1_000));
  expect(text.length).toBeLessThan(MOST_CHARACTERS + 200);
  expect(text).toContain("250,000 characters");
});

test("a line without end is cut, and that is said at once", () => {
  const messages: string[] = [];
  const limit = new OutputLimit((text) => messages.push(text));
  for (const text of repeated("x", 20_000)) limit.write(text);
  expect(messages.join("")).toContain("the rest of this line is cut");
});

test("a line of exactly the longest length is not said to be cut", () => {
  expect(sent([`${"x".repeat(LONGEST_LINE)}\n`]).text).not.toContain("cut");
});

test("one write of many lines goes out in pieces, and 50 MB of newlines are cut at once", () => {
  const messages: string[] = [];
  const limit = new OutputLimit((text) => messages.push(text));
  limit.write("line of some length\n".repeat(12_000));
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(20_000);
  expect(sent(["\n".repeat(50_000_000)]).text.length).toBeLessThan(MOST_LINES + 200);
});
