/**
 * The service worker: the site works without a network, and a page is only ever made of one build.
 *
 * It is ours and not Workbox's, because Workbox holds one build at a time: activating a new worker removes the files of
 * pages that are still open (GoogleChrome/workbox#3126), a file fetched during a deploy is kept under the version that
 * was asked for, unchecked unless each entry is given an integrity, and every version downloads and keeps its own copy.
 * Here the script stays the same from build to build, builds are data (`offline.json`), and several can be in use.
 *
 * To take it off everywhere: build with `OFFLINE=off`, or publish `assets/off.js` in the place of `service.js`.
 */

import { Answers } from "./answers.ts";
import { usedBy } from "./keeping.ts";
import { isHere, isTake, isUse, type Ready } from "./messages.ts";
import { Renewal } from "./renewal.ts";
import { checksItself, pathBelow } from "./routing.ts";
import type { ServiceScope } from "./scope.ts";
import { Shelf } from "./shelf.ts";

const service = self as unknown as ServiceScope;
const SCOPE = new URL(service.registration.scope);
const shelf = new Shelf(SCOPE);
const answers = new Answers(SCOPE, shelf, service.clients);
const renewal = new Renewal(SCOPE, shelf, service.clients, tellPages);

// A new script serves the pages that are open as the old one did: what they are made of is kept.
service.addEventListener("install", (event) => event.waitUntil(service.skipWaiting()));
service.addEventListener("activate", (event) => event.waitUntil(service.clients.claim()));

service.addEventListener("fetch", (event) => {
  const { url, method, headers } = event.request;
  const path = pathBelow(SCOPE, { url, method, isRange: headers.has("range") });
  if (path !== undefined && !checksItself(event.request)) event.respondWith(answers.to(event, path));
});

service.addEventListener("message", (event) => {
  const { data, source } = event;
  if (isHere(data) && source) event.waitUntil(welcome(source.id, data.build, data.usesPython, data.savesData));
  if (isUse(data) && source) event.waitUntil(shelf.changeState((state) => usedBy(state, source.id)));
  if (isTake(data)) event.waitUntil(take(data.build).finally(() => event.ports[0]?.postMessage("taken")));
});

async function welcome(client: string, build: string, usesPython: boolean, savesData: boolean): Promise<void> {
  await shelf.pin(client, { build, at_ms: Date.now() });
  if (usesPython) await shelf.changeState((state) => usedBy(state, client));
  if (!savesData) await renewal.run();
  // A page past the worker (a forced reload, a page that only the new build has) shows that its reader is there already.
  if ((await shelf.state()).ready === build) await take(build);
}

async function take(build: string): Promise<void> {
  if (!(await shelf.build(build))) return;
  await shelf.changeState((state) => ({ ...state, current: build, ready: undefined }));
}

async function tellPages(build: string): Promise<void> {
  const pages = await service.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) {
    if (page.url.startsWith(SCOPE.href)) page.postMessage({ kind: "ready", build } satisfies Ready);
  }
}
