import { expect, test, vi } from "vitest";

async function freshStorage(): Promise<typeof import("../../overrides/client/storage.ts")> {
  vi.resetModules();
  return import("../../overrides/client/storage.ts");
}

function inMemory(): { items: Map<string, string> } & Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const full: Pick<Storage, "getItem" | "setItem" | "removeItem"> = {
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
  expect(storage.keeps).toBe(true);
  storage.save("exercise/a", { code: "x" }, full);
  expect(storage.keeps).toBe(false);
  expect(storage.load("exercise/a", full)).toEqual({ code: "x" });
});

test("text that is not JSON is treated as nothing saved", async () => {
  const storage = await freshStorage();
  const store = inMemory();
  storage.save("a", 1, store);
  const [key] = store.items.keys();
  store.items.set(key!, "{broken");
  expect(storage.load("a", store)).toBeUndefined();
});
