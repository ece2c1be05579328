import { expect, test, vi } from "vitest";

async function freshStorage(): Promise<typeof import("../../overrides/client/storage.ts")> {
  vi.resetModules();
  return import("../../overrides/client/storage.ts");
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function inMemory(): { items: Map<string, string> } & Store {
  const items = new Map<string, string>();
  return {
    items,
    key: (place) => [...items.keys()][place] ?? null,
    get length() {
      return items.size;
    },
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const full: Store = {
  key: () => null,
  length: 0,
  getItem: () => null,
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
  removeItem: () => undefined,
};

test("what was saved is loaded, under a key that carries the site's path", async () => {
  const storage = await freshStorage();
  const store = inMemory();
  storage.save("exercise/a", { code: "≤\n" }, store);
  expect(storage.load("exercise/a", store)).toEqual({ code: "≤\n" });
  expect([...store.items.keys()][0]).toMatch(/^\/.*#exercise\/a$/);
  storage.forget("exercise/a", store);
  expect(storage.load("exercise/a", store)).toBeUndefined();
});

test("refused storage keeps the text for this page and says that it does", async () => {
  const storage = await freshStorage();
  expect(storage.keepsEverything()).toBe(true);
  storage.save("exercise/a", { code: "x" }, full);
  expect(storage.keepsEverything()).toBe(false);
  expect(storage.load("exercise/a", full)).toEqual({ code: "x" });
  expect(storage.savedNames(full)).toEqual(["exercise/a"]);
  storage.save("exercise/a", { code: "shorter" }, inMemory());
  expect(storage.keepsEverything()).toBe(true);
});

test("text that is not JSON is treated as nothing saved", async () => {
  const storage = await freshStorage();
  const store = inMemory();
  storage.save("a", 1, store);
  const [key] = store.items.keys();
  store.items.set(key!, "{broken");
  expect(storage.load("a", store)).toBeUndefined();
});

test.each([
  ["exercise/a", "{broken"],
  ["exercise/a", '{"code":5}'],
  ["exercise/a/aside", '{"0":"x"}'],
  ["exercise/a/verdicts", "[]"],
  ["by-hand/a-by-hand/7", '{"values":{"nll":2}}'],
  [`review/${"0".repeat(32)}`, '{"kind":"card"}'],
])(
  "what cannot be read of %s, %s, is nothing, and its text is kept when another takes its place",
  async (name, text) => {
    const storage = await freshStorage();
    const store = inMemory();
    storage.save("x", 1, store);
    const key = [...store.items.keys()][0]!.replace(/x$/, name);
    store.items.set(key, text);
    expect(storage.load(name, store)).toBeUndefined();
    storage.forget(name, store);
    store.items.set(key, "[another");
    storage.load(name, store);
    expect(storage.load(`damaged/${name}`, store)).toBe(text);
  },
);

test("only this site's own entries are listed", async () => {
  const storage = await freshStorage();
  const store = inMemory();
  store.items.set("/elsewhere/#exercise/a", "1");
  storage.save("exercise/b", 1, store);
  storage.save("exercise/a", 1, store);
  expect(storage.savedNames(store)).toEqual(["exercise/a", "exercise/b"]);
  storage.forget("exercise/a", store);
  expect(storage.savedNames(store)).toEqual(["exercise/b"]);
});
