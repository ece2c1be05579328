/**
 * The kill switch: published in the place of the service worker, it removes what that one kept and then itself. Pages
 * come from the server again; those that are open are told to load anew, and nothing the reader typed is touched.
 */

import type { Ready } from "./messages.ts";
import { memoryCacheName } from "../python/memory_name.ts";
import { ownCaches } from "./names.ts";
import type { ServiceScope } from "./scope.ts";

const service = self as unknown as ServiceScope;
const SCOPE = new URL(service.registration.scope);

service.addEventListener("install", (event) => event.waitUntil(service.skipWaiting()));
service.addEventListener("activate", (event) => event.waitUntil(leave()));
service.addEventListener("message", (event) => event.ports[0]?.postMessage("taken"));

async function leave(): Promise<void> {
  const all = await caches.keys().catch(() => []);
  const own = ownCaches(all, SCOPE);
  // A page that was opened since then meets this script again, and has nothing to be freed of.
  if (own.length === 0) return void (await service.registration.unregister());
  const memory = all.filter((name) => name === memoryCacheName(new URL("assets/", SCOPE)));
  await Promise.all([...own, ...memory].map((name) => caches.delete(name)));
  await service.clients.claim();
  await service.registration.unregister();
  const pages = await service.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) {
    if (page.url.startsWith(SCOPE.href)) page.postMessage({ kind: "ready", build: "" } satisfies Ready);
  }
}
