/**
 * A worker in a frame of its own, for code that somebody else wrote. The frame is sandboxed: its origin is none, so
 * nothing that this site keeps exists there, and its policy lets nothing in or out. Beyond the messages of `protocol.ts`
 * the page and the worker share nothing.
 */

import { h } from "../dom.ts";
import { type Bytes, LoadError } from "../python/fetching.ts";
import { type Line, ProvidedWorker } from "../python/provided_worker.ts";
import { ASSETS } from "../site.ts";

const PAGE = "frame.html";

export class FramedWorker extends ProvidedWorker {
  readonly #channel = new MessageChannel();
  readonly #frame = h("iframe", { sandbox: "allow-scripts", title: "Somebody else’s code", hidden: true });

  constructor() {
    super("Starting Python in a closed frame", false);
    this.#channel.port1.onmessage = (event) => this.hear(event);
    addEventListener("message", this.#hearOfFailure);
  }

  protected async begin(script: Bytes): Promise<Line | undefined> {
    this.#frame.srcdoc = await text(PAGE);
    if (this.isOver) return undefined;
    const loaded = new Promise((resolve) => this.#frame.addEventListener("load", resolve, { once: true }));
    document.body.append(this.#frame);
    await loaded;
    // No other origin than "*" names one that is none; the frame's page is the one that was just put there.
    this.#frame.contentWindow?.postMessage(script, "*", [this.#channel.port2]);
    return this.#channel.port1;
  }

  /** The frame's worker ends with the frame. */
  protected end(): void {
    removeEventListener("message", this.#hearOfFailure);
    this.#channel.port1.close();
    this.#frame.remove();
  }

  protected async openMemory(): Promise<undefined> {}

  protected keepMemory(): void {}

  #hearOfFailure = ({ source, data }: MessageEvent): void => {
    if (source && source === this.#frame.contentWindow)
      this.onerror?.(new ErrorEvent("error", { message: String(data).slice(0, 1000) }));
  };
}

/** One of the site's own text files. Rejects with a LoadError. */
async function text(name: string): Promise<string> {
  const answer = await fetch(new URL(name, ASSETS)).catch((error: unknown) => {
    throw new LoadError("unreachable", name, String(error));
  });
  if (!answer.ok) throw new LoadError("missing", name, `the server answered ${answer.status}`);
  return answer.text();
}
