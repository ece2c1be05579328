/** The worker: Python from the site's own files, and the page's calls. */

import { answering } from "./answering.ts";
import { boot } from "./python/boot.ts";
import type { Message } from "./protocol.ts";

interface WorkerScope {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent) => void) | null;
}
declare const self: WorkerScope;

const ASSETS = new URL("./", import.meta.url);

const say = self.postMessage.bind(self);
const booting = boot(ASSETS, (stage, doneBytes, totalBytes) => say({ kind: "progress", stage, doneBytes, totalBytes }));
const answer = answering(booting, say);
self.onmessage = ({ data }) => answer(data);
