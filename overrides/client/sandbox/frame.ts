/** All that runs in the sandboxed frame itself: it starts the worker, and tells the page if that cannot be done. */

import type { Given } from "./given.ts";

const { origin } = self;

addEventListener("message", ({ source, data, ports }: MessageEvent<Given>) => {
  if (source !== parent || origin !== "null") return; // whoever frames this page without a sandbox gets nothing
  const failed = (reason: string): void => parent.postMessage(reason, "*");
  try {
    const script = URL.createObjectURL(new Blob([data.script], { type: "text/javascript" }));
    const worker = new Worker(script); // Chromium starts no module of a frame of no origin from a blob:
    worker.onerror = (event) => failed(event.message || "the worker's script was refused");
    worker.postMessage(data, [...ports, ...data.files]);
  } catch (error) {
    failed(String(error));
  }
});
