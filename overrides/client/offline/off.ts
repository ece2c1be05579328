/**
 * The kill switch: published in the place of the service worker, it removes what that one kept and then itself. Pages
 * come from the server again; those that are open are told to load anew, and nothing the reader typed is touched.
 */

import type { Ready } from "./messages.ts";
import { memoryFolder } from "../python/memory_folder.ts";
import { ownCaches } from "./names.ts";
import { runtimeFolder } from "./runtime_folder.ts";
import type { ServiceScope } from "./scope.ts";

const service = self as unknown as ServiceScope;
const SCOPE = new URL(service.registration.scope);

service.addEventListener("install", (event) => event.waitUntil(service.skipWaiting()));
service.addEventListener("activate", (event) => event.waitUntil(leave()));
service.addEventListener("message", (event) => event.ports[0]?.postMessage("taken"));

async function leave(): Promise<void> {
  const own = ownCaches(await caches.keys().catch(() => []), SCOPE);
  // A page that was opened since then meets this script again, and has nothing to be freed of.
  if (own.length === 0) return void (await service.registration.unregister());
  await Promise.all(own.map((name) => caches.delete(name)));
  for (const folder of [memoryFolder(new URL("assets/", SCOPE)), runtimeFolder(SCOPE)]) {
    await forget(folder).catch(() => undefined); // nothing was kept, or a worker is reading it
  }
  await service.clients.claim();
  await service.registration.unregister();
  const pages = await service.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) {
    if (page.url.startsWith(SCOPE.href)) page.postMessage({ kind: "ready", build: "" } satisfies Ready);
  }
}

async function forget(folder: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(folder, { recursive: true });
}
