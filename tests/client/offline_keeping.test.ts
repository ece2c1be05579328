import { expect, test } from "vitest";
import type { Build } from "../../overrides/client/offline/build.ts";
import { buildsInUse, filesToKeep, pinsToForget } from "../../overrides/client/offline/keeping.ts";

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

function build(id: string, pages: Record<string, number>, python: Record<string, number>): Build {
  const list = (sizes: Record<string, number>) =>
    Object.fromEntries(Object.entries(sizes).map(([sha256, bytes]) => [`${sha256}.path`, { sha256, bytes }]));
  return { build: id, pages: list(pages), python: list(python) };
}

test("what builds share is counted once, and Python is kept only where it was used", () => {
  const builds = [build("b2", { p: 5, q2: 5 }, { wasm: 80 }), build("b1", { p: 5, q1: 5 }, { wasm: 80 })];
  expect([...filesToKeep(builds, true, 95)].sort()).toEqual(["p", "q1", "q2", "wasm"]);
  expect([...filesToKeep(builds, false, 95)].sort()).toEqual(["p", "q1", "q2"]);
});

test("past the limit the Python of the least worth goes first, as a whole", () => {
  const builds = [
    build("b2", { p2: 5 }, { wasm2: 40, wheel: 5 }),
    build("b1", { p1: 5 }, { wasm1: 40, stdlib1: 1, wheel: 5 }),
  ];
  expect([...filesToKeep(builds, true, 90)].sort()).toEqual(["p1", "p2", "wasm2", "wheel"]);
});

test("pages that exceed the limit on their own are kept as far as there is room", () => {
  expect([...filesToKeep([build("b", { a: 6, b: 6, c: 3 }, {})], true, 10)]).toEqual(["a", "c"]);
});
