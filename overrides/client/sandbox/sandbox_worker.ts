/** The worker in the sandboxed frame: Python from what it is handed, and one port to the page. */

import { Fetching } from "../python/fetching.ts";
import { FOR_ALL, Runtime } from "../python/pyodide.ts";
import type { PyodideAPI } from "pyodide";
import { answering } from "../answering.ts";
import type { Given } from "./given.ts";

/** Pyodide wants a worker that is a module, and tells one by this; the rest of a module's abilities are here anyway. */
Object.assign(globalThis, {
  importScripts: () => {
    throw new TypeError("this worker imports modules");
  },
});

async function start({ assets, manifest, files }: Given): Promise<PyodideAPI> {
  const handed = new Map(FOR_ALL.map((name, place) => [manifest.files[name]?.sha256, files[place]]));
  const base = new URL(assets);
  const fetching = new Fetching(
    base,
    manifest,
    FOR_ALL,
    () => undefined,
    async (sha256) => new Uint8Array(handed.get(sha256) ?? new ArrayBuffer()),
  );
  return (await new Runtime(base, manifest).fromNothing(fetching, false)).pyodide;
}

addEventListener(
  "message",
  ({ data, ports: [port] }: MessageEvent<Given>) => {
    if (!port) return;
    const answer = answering(start(data), port.postMessage.bind(port));
    port.onmessage = (event) => answer(event.data);
  },
  { once: true },
);
