/** The page's side of working offline: nothing happens before the page has loaded and has nothing else to do. */

import { PYTHON_READY, python } from "../python/client.ts";
import { saidEarly } from "../early.ts";
import { SITE } from "../site.ts";
import { type Here, isReady, type Take, type Use } from "./messages.ts";
import { VersionNotice } from "./notice.ts";
import { SCRIPT } from "./routing.ts";

/** What Python started with is kept for later, but not while the reader waits for the first answer. */
const KEEP_AFTER_MS = 5_000;
const ANSWERS_WITHIN_MS = 3_000;

/** Refused (private windows, insecure origins), the page works as without; so does one that was built without. */
export function workOffline(): void {
  const build = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;
  if (!build) return;
  const begin = (): void => void start(build).catch(() => undefined);
  const whenIdle = (): void => void (globalThis.requestIdleCallback ?? setTimeout)(begin);
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}

async function start(build: string): Promise<void> {
  const container = navigator.serviceWorker;
  if (savesData() && !container.controller) return;
  const notice = new VersionNotice((offered) => void take(container, offered));
  const hear = (data: unknown): void => {
    if (isReady(data) && data.build !== build) notice.offer(data.build);
  };
  saidEarly().forEach(hear);
  container.addEventListener("message", ({ data }: MessageEvent<unknown>) => hear(data));
  const tell = async (): Promise<void> => {
    const { active } = await container.ready;
    const usesPython = python.state === "idle" || python.state === "running";
    active?.postMessage({ kind: "here", build, usesPython, savesData: savesData() } satisfies Here);
  };
  await container.register(new URL(SCRIPT, SITE), { updateViaCache: "none" });
  container.addEventListener("controllerchange", () => void tell());
  const tellOfPython = async (): Promise<void> => {
    (await container.ready).active?.postMessage({ kind: "use" } satisfies Use);
    setTimeout(() => void tell(), KEEP_AFTER_MS);
  };
  addEventListener(PYTHON_READY, () => void tellOfPython(), { once: true });
  document.addEventListener("visibilitychange", () => void (document.visibilityState === "visible" && tell()));
  addEventListener("pageshow", ({ persisted }) => void (persisted && tell()));
  await tell();
}

/** Only this page is loaded anew; the others keep their version until their own reader says so. */
async function take(container: ServiceWorkerContainer, build: string): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const isTaken = new Promise((resolve) => (port1.onmessage = resolve));
  const active = (await container.getRegistration())?.active ?? container.controller;
  active?.postMessage({ kind: "take", build } satisfies Take, [port2]);
  if (active) await Promise.race([isTaken, new Promise((resolve) => setTimeout(resolve, ANSWERS_WITHIN_MS))]);
  location.reload();
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
