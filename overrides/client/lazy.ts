/** Elements that few pages have: fetched where one stands, or is about to. */

import { endEarly } from "./early.ts";

const LOADERS = {
  "by-hand": () => import("./byhand/element.ts").then(({ ByHand }) => ByHand),
  "long-run": () => import("./run/element.ts").then(({ LongRun }) => LongRun),
  "your-work": () => import("./work/element.ts").then(({ YourWork }) => YourWork),
} satisfies Record<string, () => Promise<CustomElementConstructor>>;

type Name = keyof typeof LOADERS;

const asked = new Map<Name, Promise<void>>();

export function bring(name: Name): Promise<void> {
  const coming = asked.get(name) ?? LOADERS[name]().then((element) => customElements.define(name, element));
  asked.set(name, coming);
  return coming;
}

/** What a reader does is taken down until each is there: it is theirs to keep. */
export async function bringWhatStandsHere(): Promise<void> {
  const names = (Object.keys(LOADERS) as Name[]).filter((name) => document.querySelector(name));
  await Promise.allSettled(names.map(bring));
  endEarly();
}
