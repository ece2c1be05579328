/** All that runs in the sandboxed frame itself: it starts the worker, and tells the page if that cannot be done. */

const { origin } = self;

addEventListener("message", ({ source, data, ports }: MessageEvent<BlobPart>) => {
  if (source !== parent || origin !== "null") return; // whoever frames this page without a sandbox gets nothing
  const failed = (reason: string): void => parent.postMessage(reason, "*");
  try {
    const script = URL.createObjectURL(new Blob([data], { type: "text/javascript" }));
    const worker = new Worker(script); // Chromium starts no module of a frame of no origin from a blob:
    worker.onerror = (event) => failed(event.message || "the worker's script was refused");
    worker.postMessage(undefined, [...ports]);
  } catch (error) {
    failed(String(error));
  }
});

export {};
