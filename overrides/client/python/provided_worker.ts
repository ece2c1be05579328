/** What the two kinds of Python's workers share: each is handed what it starts with, and then answers the page's calls. */

import { type Asking, type Call, type Handing, type Message, type Start, isAsking } from "../protocol.ts";
import { ASSETS } from "../site.ts";
import type { PythonWorker } from "./client.ts";
import type { Bytes, Manifest } from "./fetching.ts";
import { FOR_ALL, FOR_MEMORY, SCRIPT } from "./files.ts";
import type { KeptMemory } from "./memory.ts";
import { Provision, askAnew, loadFailed, runtimeManifest, workerScript } from "./provision.ts";

/** A worker, or the port that leads to one. */
export interface Line {
  postMessage(message: Start | Handing | Call, transfer?: Transferable[]): void;
}

/** By then the program that was waiting for Python has begun, and what is done for later does not hold it up. */
const LATER_MS = 300;

export abstract class ProvidedWorker implements PythonWorker {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  protected isOver = false;
  #isReady = false;
  #line: Line | undefined;
  /** What was to be handed over before there was a line. */
  #waiting: Parameters<Line["postMessage"]>[] = [];
  #memory: KeptMemory | undefined;
  #provision: Provision | undefined;

  constructor(
    private readonly startingWords: string,
    private readonly isOfThisOrigin: boolean,
  ) {
    // Not before the subclass is made.
    void Promise.resolve()
      .then(() => this.#start())
      .catch((error: unknown) => this.#say(loadFailed(error)));
  }

  postMessage(call: Call): void {
    this.#line?.postMessage(call);
  }

  terminate(): void {
    this.isOver = true;
    if (!this.#isReady) askAnew();
    this.end();
  }

  /** Start the script and give the line to it; undefined if it is over meanwhile. */
  protected abstract begin(script: Bytes): Promise<Line | undefined>;

  protected abstract end(): void;

  /** Where memory is kept; undefined if none is to be used. */
  protected abstract openMemory(key: string): Promise<KeptMemory | undefined>;

  protected abstract keepMemory(memory: Bytes, key: string): void;

  protected hear(event: MessageEvent): void {
    if (!this.#isReady && isAsking(event.data)) return this.#serve(event.data);
    this.#isReady ||= (event.data as Partial<Message> | null)?.kind === "ready";
    this.onmessage?.(event);
  }

  async #start(): Promise<void> {
    const manifest = await runtimeManifest();
    const script = workerScript(manifest);
    const begun = script.then((read) => this.begin(read));
    const provided = this.#provide(manifest, script, begun);
    const [line] = await Promise.all([begun, provided]);
    if (!line || this.isOver) return;
    for (const waiting of this.#waiting) line.postMessage(...waiting);
    this.#waiting = [];
    this.#line = line;
  }

  async #provide(manifest: Manifest, script: Promise<unknown>, begun: Promise<unknown>): Promise<void> {
    const memory = await this.openMemory(manifest.key).catch(() => undefined);
    const kept = await memory?.kept().catch((error: unknown) => {
      console.warn(`Python's fast start failed: looking for kept memory: ${String(error)}`);
    });
    const { href } = ASSETS;
    this.#post({ kind: "start", assets: href, manifest, memory: kept || undefined, keeps: Boolean(memory) });
    const hand = (handing: Handing): void => {
      const { thing } = handing;
      this.#post(handing, buffersOf(thing));
    };
    const told = (message: Message): void => this.#say(message);
    this.#provision = new Provision(manifest, hand, told, this.startingWords, this.isOfThisOrigin, begun);
    this.#memory = memory;
    this.#provision.count(manifest.files[SCRIPT]?.bytes ?? 0, script).catch(() => undefined); // `#start` hears of it
    void this.#provision.send(kept ? FOR_MEMORY : FOR_ALL);
    if (memory && kept) setTimeout(() => void memory.tidy().catch(() => undefined), LATER_MS);
  }

  #serve(asking: Asking): void {
    if (asking.kind === "want") void this.#provision?.send(asking.names);
    else if (asking.kind === "forget") void this.#memory?.remove().catch(() => undefined);
    else setTimeout(() => this.#memory && this.keepMemory(asking.memory, this.#memory.key), LATER_MS);
  }

  #post(...waiting: Parameters<Line["postMessage"]>): void {
    if (this.isOver) return;
    if (this.#line) this.#line.postMessage(...waiting);
    else this.#waiting.push(waiting);
  }

  #say(message: Message): void {
    if (!this.isOver) this.onmessage?.(new MessageEvent("message", { data: message }));
  }
}

/** What is handed over is not copied. The files of an archive may lie in one buffer. */
function buffersOf(thing: Handing["thing"]): Transferable[] {
  if (thing instanceof WebAssembly.Module) return [];
  const parts = thing instanceof Map ? [...thing.values()] : [thing];
  return [...new Set(parts.map(({ buffer }) => buffer))];
}
