import { expect, test } from "vitest";
import type { Build } from "../../overrides/client/offline/build.ts";
import { buildsInUse, filesToKeep, partsInUse, pinsToForget, usedBy } from "../../overrides/client/offline/keeping.ts";

const NOW_MS = 10_000_000;
const STATE = { current: "b2", ready: "b3", usesPython: true };
const old = (build: string) => ({ build, at_ms: NOW_MS - 60_000 });

test("a build is in use while it is shown, offered, or a page is made of it", () => {
  const pins = new Map([
    ["open tab", old("b1")],
    ["closed tab", old("b0")],
    ["arriving", { build: "b-1", at_ms: NOW_MS - 10 }],
  ]);
  expect([...buildsInUse(STATE, pins, new Set(["open tab"]), NOW_MS)].sort()).toEqual(["b-1", "b1", "b2", "b3"]);
  expect([...buildsInUse({ usesPython: false }, new Map(), new Set(), NOW_MS)]).toEqual([]);
});

test("a client is forgotten when its build goes, or long after its own end; never while it lives", () => {
  const pins = new Map([
    ["gone with its build", old("b0")],
    ["worker that is not listed", old("b1")],
    ["gone for long", { build: "b1", at_ms: 0 }],
    ["open", { build: "b0", at_ms: 0 }],
  ]);
  expect(pinsToForget(pins, new Set(["b1"]), new Set(["open"]), NOW_MS)).toEqual([
    "gone with its build",
    "gone for long",
  ]);
});

function build(
  id: string,
  pages: Record<string, number>,
  python: Record<string, number>,
  rest: Record<string, number> = {},
): Build {
  const list = (sizes: Record<string, number>) =>
    Object.fromEntries(Object.entries(sizes).map(([sha256, bytes]) => [`${sha256}.path`, { sha256, bytes }]));
  return { build: id, pages: list(pages), python: list(python), rest: list(rest) };
}

test("what builds share is counted once, and Python is kept only where it was used", () => {
  const builds = [build("b2", { p: 5, q2: 5 }, { wasm: 80 }), build("b1", { p: 5, q1: 5 }, { wasm: 80 })];
  expect([...filesToKeep(builds, ["pages", "python"], 95)].sort()).toEqual(["p", "q1", "q2", "wasm"]);
  expect([...filesToKeep(builds, ["pages"], 95)].sort()).toEqual(["p", "q1", "q2"]);
});

test("past the limit the Python of the least worth goes first, as a whole", () => {
  const builds = [
    build("b2", { p2: 5 }, { wasm2: 40, wheel: 5 }),
    build("b1", { p1: 5 }, { wasm1: 40, stdlib1: 1, wheel: 5 }),
  ];
  expect([...filesToKeep(builds, ["pages", "python"], 90)].sort()).toEqual(["p1", "p2", "wasm2", "wheel"]);
});

test("pages that exceed the limit on their own are kept as far as there is room", () => {
  expect([...filesToKeep([build("b", { a: 6, b: 6, c: 3 }, {})], ["pages", "python"], 10)]).toEqual(["a", "c"]);
});

test("the rest of Python is kept once another page uses Python, or a program imported it", () => {
  const never = { usesPython: false };
  const once = usedBy(never, "first page");
  expect([never, once, usedBy(once, "first page")].map(partsInUse)).toEqual([
    ["pages"],
    ["pages", "python"],
    ["pages", "python"],
  ]);
  expect(partsInUse(usedBy(once, "second page"))).toEqual(["pages", "python", "rest"]);
  expect(partsInUse({ ...once, usesRest: true })).toEqual(["pages", "python", "rest"]);
});

test("the rest of Python goes before what Python starts with", () => {
  const builds = [build("b2", { p2: 5 }, { wasm2: 40 }, { rest2: 10 }), build("b1", { p1: 5 }, { wasm1: 40 })];
  expect([...filesToKeep(builds, ["pages", "python", "rest"], 95)].sort()).toEqual(["p1", "p2", "wasm1", "wasm2"]);
});
