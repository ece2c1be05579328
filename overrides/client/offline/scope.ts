/** The part of a service worker's global scope that is used; TypeScript's own `webworker` library excludes the page's. */

export interface LivingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LivingEvent {
  readonly request: Request;
  /** The page or worker that asks. */
  readonly clientId: string;
  /** The page or worker that the answer will become. */
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface ClientMessageEvent extends LivingEvent {
  readonly data: unknown;
  readonly source: { readonly id: string } | null;
  readonly ports: readonly MessagePort[];
}

export interface Client {
  readonly id: string;
  readonly url: string;
  postMessage(message: unknown): void;
}

export interface Clients {
  matchAll(options: { type: "all" | "window"; includeUncontrolled: boolean }): Promise<readonly Client[]>;
  claim(): Promise<void>;
}

export interface ServiceScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: Clients;
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", listener: (event: LivingEvent) => void): void;
  addEventListener(kind: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(kind: "message", listener: (event: ClientMessageEvent) => void): void;
}
