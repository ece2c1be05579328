import { afterEach, expect, test, vi } from "vitest";

const ASSETS = new URL("https://user.example/a/assets/");
const NAME = "pyodide/pyodide.asm.wasm";
const RIGHT = new TextEncoder().encode("the file as built");
const SHA256 = "cb31bb83a0e6a5075eca81bb5f7c0d0901cb8265324e1968ecd336859aa52489";
const MANIFEST = {
  pyodide: "",
  lock: { info: { python: "3.14.0" } },
  key: "",
  libraries: [],
  files: { [NAME]: { bytes: RIGHT.length, sha256: SHA256 } },
};

/** The bytes that come by mode of the browser's cache, and what was kept; progress as it was told. */
async function fetched(
  byCache: Partial<Record<RequestCache, string | number>>,
  kept?: string,
): Promise<{ bytes: Uint8Array; asked: unknown[]; told: number[] }> {
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", async (_url: URL, { cache }: { cache: RequestCache }) => {
    asked.push(cache);
    const body = byCache[cache];
    return typeof body === "string" ? new Response(body) : new Response("", { status: body ?? 404 });
  });
  vi.resetModules();
  const { Fetching } = await import("../../overrides/client/python/fetching.ts");
  const told: number[] = [];
  const shelf = async () => (kept === undefined ? undefined : new TextEncoder().encode(kept));
  const files = new Fetching(ASSETS, MANIFEST, [NAME], (doneBytes) => told.push(doneBytes), shelf);
  return { bytes: await files.get(NAME), asked, told };
}

afterEach(() => vi.unstubAllGlobals());

test("what the service worker has kept is taken without asking anybody", async () => {
  const { bytes, asked, told } = await fetched({}, "the file as built");
  expect(bytes).toEqual(RIGHT);
  expect(asked).toEqual([]);
  expect(told.at(-1)).toBe(RIGHT.length);
});

test("what was kept and altered is as good as nothing", async () => {
  const { bytes, asked } = await fetched({ "force-cache": "the file as built" }, "the file as buIlt");
  expect(bytes).toEqual(RIGHT);
  expect(asked).toEqual(["force-cache"]);
});

test.each([["the file of yesterday"], ["the file as buIlt"], ["short"]])(
  "an older file in the browser's cache (%s) is fetched anew, and its bytes are not counted twice",
  async (older) => {
    const { bytes, asked, told } = await fetched({ "force-cache": older, reload: "the file as built" });
    expect(bytes).toEqual(RIGHT);
    expect(asked).toEqual(["force-cache", "reload"]);
    expect(Math.max(...told)).toBeLessThanOrEqual(RIGHT.length);
    expect(told).toContain(0);
    expect(told.at(-1)).toBe(RIGHT.length);
  },
);

test("that the browser has kept a 404 does not count", async () => {
  const { bytes } = await fetched({ "force-cache": 404, reload: "the file as built" });
  expect(bytes).toEqual(RIGHT);
});

test.each([
  ["altered", { "force-cache": "the file as buIlt", reload: "the file as buIlt" }],
  ["missing", { "force-cache": 404, reload: 404 }],
])("a file that is %s everywhere is refused by that name", async (reason, byCache) => {
  await expect(fetched(byCache)).rejects.toMatchObject({ reason });
});
