import { expect, test } from "vitest";
import { NotAsBuilt, fetchChecked, isWhole } from "../../overrides/client/offline/checked.ts";

const URL_ = new URL("https://user.example/a/page.js");
const RIGHT = new TextEncoder().encode("the file as built");
const FILE = { bytes: 17, sha256: "cb31bb83a0e6a5075eca81bb5f7c0d0901cb8265324e1968ecd336859aa52489" };

function answering(...bodies: (BodyInit | number)[]): { ask: typeof fetch; caches: unknown[] } {
  const caches: unknown[] = [];
  const ask = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    caches.push(init?.cache);
    const body = bodies.shift();
    return typeof body === "number" ? new Response("", { status: body }) : new Response(body ?? null);
  };
  return { ask: ask as typeof fetch, caches };
}

test("the file as built is taken, from what the browser has kept if that is right", async () => {
  const { ask, caches } = answering(RIGHT);
  expect(await fetchChecked(URL_, FILE, ask)).toEqual(RIGHT);
  expect(caches).toEqual(["default"]);
});

test("an older file in the browser's own cache is passed over", async () => {
  const { ask, caches } = answering("the file of yesterday", RIGHT);
  expect(await fetchChecked(URL_, FILE, ask)).toEqual(RIGHT);
  expect(caches).toEqual(["default", "reload"]);
});

test.each([
  ["altered", ["the file as buIlt", "the file as buIlt"]],
  ["truncated", ["the file", "the file"]],
  ["missing", [404, 404]],
])("a file that is %s is refused", async (_what, bodies) => {
  await expect(fetchChecked(URL_, FILE, answering(...bodies).ask)).rejects.toThrow(NotAsBuilt);
});

test("no network is not a wrong file", async () => {
  const ask = () => Promise.reject(new TypeError("Failed to fetch"));
  await expect(fetchChecked(URL_, FILE, ask)).rejects.toThrow(TypeError);
});

test.each([
  ["opaque", 0, false],
  ["opaqueredirect", 0, false],
  ["cors", 200, false],
  ["error", 0, false],
  ["basic", 206, false],
  ["basic", 404, false],
  ["basic", 200, true],
] as const)("%s with status %d, redirected %s, is never kept", (type, status, redirected) => {
  expect(isWhole({ type, status, redirected })).toBe(false);
});
