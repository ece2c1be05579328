/** What the reader typed, kept in this browser under the site's own path. */

import { SITE } from "./site.ts";

/** The part of `localStorage` that is used, so that a test can pass another. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const memory = new Map<string, string>();

/** Several sites can share one origin (`user.github.io/a` and `/b`): keys carry the path. */
const keyOf = (name: string): string => `${SITE.pathname}#${name}`;

/** False once the browser has refused to keep something; then it is kept for this page only. */
export let keeps = true;

export function load(name: string, store: Store = localStorageOrNothing()): unknown {
  try {
    const text = memory.get(keyOf(name)) ?? store.getItem(keyOf(name));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function save(name: string, value: unknown, store: Store = localStorageOrNothing()): void {
  const text = JSON.stringify(value);
  try {
    store.setItem(keyOf(name), text);
    memory.delete(keyOf(name));
  } catch {
    keeps = false;
    memory.set(keyOf(name), text);
  }
}

export function forget(name: string, store: Store = localStorageOrNothing()): void {
  memory.delete(keyOf(name));
  try {
    store.removeItem(keyOf(name));
  } catch {
    keeps = false;
  }
}

/** Merely touching `localStorage` throws where the reader has blocked it. */
function localStorageOrNothing(): Store {
  try {
    return localStorage;
  } catch {
    const refuse = (): never => {
      throw new Error("storage is blocked");
    };
    return { getItem: () => null, setItem: refuse, removeItem: refuse };
  }
}
