/**
 * A worker in a frame of its own, for code that somebody else wrote. The frame is sandboxed: its origin is none, so
 * nothing that this site keeps exists there, and its policy lets nothing in or out. Beyond the messages of `protocol.ts`
 * the page and the worker share nothing.
 */

import { h } from "../dom.ts";
import { LoadError } from "../python/fetching.ts";
import type { Call, Message } from "../protocol.ts";
import { type Given, given, text } from "./given.ts";

/** The part of a Worker that `python/client.ts` uses. */
export class FramedWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  #isOver = false;
  readonly #channel = new MessageChannel();
  readonly #frame = h("iframe", { sandbox: "allow-scripts", title: "Somebody else’s code", hidden: true });

  constructor() {
    this.#channel.port1.onmessage = (event) => this.onmessage?.(event);
    addEventListener("message", this.#hearOfFailure);
    this.#start().catch((error: unknown) => this.#say(failure(error)));
  }

  postMessage(call: Call): void {
    this.#channel.port1.postMessage(call);
  }

  /** The frame's worker ends with the frame. */
  terminate(): void {
    this.#isOver = true;
    removeEventListener("message", this.#hearOfFailure);
    this.#channel.port1.close();
    this.#frame.remove();
  }

  async #start(): Promise<void> {
    const [page, handed] = await Promise.all([text("frame.html"), given((...bytes) => this.#tell(...bytes))]);
    if (this.#isOver) return;
    this.#frame.srcdoc = page;
    const loaded = new Promise((resolve) => this.#frame.addEventListener("load", resolve, { once: true }));
    document.body.append(this.#frame);
    await loaded;
    // No other origin than "*" names one that is none; the frame's page is the one that was just put there.
    const transferred = [this.#channel.port2, ...handed.files];
    this.#frame.contentWindow?.postMessage(handed satisfies Given, "*", transferred);
  }

  #tell(doneBytes: number, totalBytes: number): void {
    const stage = doneBytes < totalBytes ? "Downloading Python and NumPy" : "Starting Python in a closed frame";
    this.#say({ kind: "progress", stage, doneBytes, totalBytes });
  }

  #say(message: Message): void {
    this.onmessage?.(new MessageEvent("message", { data: message }));
  }

  #hearOfFailure = ({ source, data }: MessageEvent): void => {
    if (source && source === this.#frame.contentWindow)
      this.onerror?.(new ErrorEvent("error", { message: String(data).slice(0, 1000) }));
  };
}

function failure(error: unknown): Message {
  const { reason, file } = error instanceof LoadError ? error : ({ reason: "broken", file: "frame.html" } as const);
  return { kind: "load-failed", reason, file, detail: String(error) };
}
