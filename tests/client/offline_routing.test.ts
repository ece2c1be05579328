import { expect, test } from "vitest";
import { type Build, isBuild } from "../../overrides/client/offline/build.ts";
import { cacheNames, ownCaches } from "../../overrides/client/offline/names.ts";
import { checksItself, contentType, pathBelow, route } from "../../overrides/client/offline/routing.ts";

const SCOPE = new URL("https://user.example/a/");
const file = { bytes: 1, sha256: "x" };
const BUILD: Build = {
  build: "b1",
  pages: { "index.html": file, "lesson/index.html": file, "assets/page.js": file },
  python: { "assets/pyodide/pyodide.mjs": file },
  rest: { "assets/pyodide/stdlib-rest.zip": file },
};

function below(url: string, changes: { method?: string; isRange?: boolean } = {}): string | undefined {
  return pathBelow(SCOPE, { url, method: "GET", isRange: false, ...changes });
}

test.each([
  ["https://user.example/a/", ""],
  ["https://user.example/a/lesson/?seed=5#x", "lesson/"],
  ["https://user.example/a/with%20space.js", "with space.js"],
  ["https://user.example/a/%E0%A4%A.js", "%E0%A4%A.js"],
])("%s is ours", (url, path) => expect(below(url)).toBe(path));

test.each([
  "https://user.example/b/",
  "https://user.example/",
  "https://other.example/a/",
  "https://user.example/a/service.js",
  "https://user.example/a/offline.json",
])("%s is none of ours", (url) => expect(below(url)).toBeUndefined());

test("only whole answers to GET are ours", () => {
  expect(below("https://user.example/a/", { method: "POST" })).toBeUndefined();
  expect(below("https://user.example/a/", { isRange: true })).toBeUndefined();
});

test.each([
  ["", { kind: "file", path: "index.html" }],
  ["lesson/", { kind: "file", path: "lesson/index.html" }],
  ["lesson", { kind: "folder" }],
  ["assets/page.js", { kind: "file", path: "assets/page.js" }],
  ["assets/pyodide/pyodide.mjs", { kind: "file", path: "assets/pyodide/pyodide.mjs" }],
  ["assets/pyodide/stdlib-rest.zip", { kind: "file", path: "assets/pyodide/stdlib-rest.zip" }],
  ["new/", { kind: "unknown" }],
  ["constructor", { kind: "unknown" }],
])("%s leads to the right file", (path, expected) => expect(route(BUILD, path)).toEqual(expected));

test.each([
  ["force-cache", "", true],
  ["reload", "", true],
  ["default", "", false],
  ["reload", "document", false],
  ["no-cache", "", false],
] as const)("a request with cache mode %s for '%s' goes past the worker: %s", (cache, destination, expected) =>
  expect(checksItself({ cache, destination })).toBe(expected),
);

test("types are what the browser insists on", () => {
  expect(contentType("a/b.wasm")).toBe("application/wasm");
  expect(contentType("a/b.mjs")).toContain("text/javascript");
  expect(contentType("a/index.html")).toContain("text/html");
  expect(contentType("a.whl")).toBe("application/octet-stream");
});

test("a site knows its own caches among all of the origin", () => {
  const names = [...Object.values(cacheNames(SCOPE)), "/ offline files", "/a/b/ offline files", "/a/ PYODIDE snapshot"];
  expect(ownCaches(names, SCOPE)).toEqual(Object.values(cacheNames(SCOPE)));
});

test("only a list of files is a build", () => {
  expect(isBuild(BUILD)).toBe(true);
  for (const wrong of [null, [], {}, { ...BUILD, build: 1 }, { ...BUILD, pages: { x: { bytes: 1 } } }, "text"]) {
    expect(isBuild(wrong)).toBe(false);
  }
});
