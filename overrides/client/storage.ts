/** What the reader typed, kept in this browser under the site's own path. */

import { SITE } from "./site.ts";
import { DAMAGED, problemOf } from "./work/shapes.ts";

/** The part of `localStorage` that is used, so that a test can pass another. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What the browser refused to keep; it lasts as long as the page. */
const memory = new Map<string, string>();

/** Several sites can share one origin (`user.github.io/a` and `/b`): keys carry the path. */
const PREFIX = `${SITE.pathname}#`;

/** False while something is kept for this page only, because the browser refuses to keep it. */
export function keepsEverything(): boolean {
  return memory.size === 0;
}

/** Undefined if nothing is kept, or nothing that can be read; the next save would take that one's place, so it is copied. */
export function load(name: string, store: Store = localStorageOrNothing()): unknown {
  const text = textOf(name, store);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (problemOf(name, value) === undefined) return value;
  } catch {
    // Not JSON, so not of this site's making.
  }
  const copy = DAMAGED + name;
  if (!name.startsWith(DAMAGED) && textOf(copy, store) === null) save(copy, text, store);
  return undefined;
}

function textOf(name: string, store: Store): string | null {
  try {
    return memory.get(PREFIX + name) ?? store.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function save(name: string, value: unknown, store: Store = localStorageOrNothing()): void {
  const text = JSON.stringify(value);
  try {
    store.setItem(PREFIX + name, text);
    memory.delete(PREFIX + name);
  } catch {
    memory.set(PREFIX + name, text);
  }
}

export function forget(name: string, store: Store = localStorageOrNothing()): void {
  memory.delete(PREFIX + name);
  try {
    store.removeItem(PREFIX + name);
  } catch {
    // What cannot be touched was never kept.
  }
}

/** Calls back when another tab, or an import in one, changes what is kept under the name. */
export function onChangeElsewhere(name: string, changed: (value: unknown) => void): () => void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === PREFIX + name) changed(load(name));
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

/** Calls back when another tab changes, or clears, something whose name begins so. */
export function onChangesElsewhere(beginning: string, changed: () => void): () => void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(PREFIX + beginning)) changed();
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

/** The names of everything that is kept, sorted. */
export function savedNames(store: Store = localStorageOrNothing()): string[] {
  const keys = new Set(memory.keys());
  for (let place = 0; place < store.length; place += 1) {
    const key = store.key(place);
    if (key?.startsWith(PREFIX)) keys.add(key);
  }
  return [...keys].map((key) => key.slice(PREFIX.length)).sort();
}

/** Merely touching `localStorage` throws where the reader has blocked it. */
function localStorageOrNothing(): Store {
  try {
    return localStorage;
  } catch {
    const refuse = (): never => {
      throw new Error("storage is blocked");
    };
    return { getItem: () => null, setItem: refuse, removeItem: refuse, key: () => null, length: 0 };
  }
}
