/** What a page and the service worker say to each other. */

/** From a page, once it has loaded: what it is made of. */
export interface Here {
  kind: "here";
  build: string;
  /** True if Python has started on this page. */
  usesPython: boolean;
  /** True if nothing may be fetched that was not asked for. */
  savesData: boolean;
}

/** From a page, as soon as Python has started on it. */
export interface Use {
  kind: "use";
}

/** From a page, when its reader wants the new version; the answer on the port says that it may reload. */
export interface Take {
  kind: "take";
  build: string;
}

/** To the pages: this build is complete, and it is the one to have. */
export interface Ready {
  kind: "ready";
  build: string;
}

export function isHere(value: unknown): value is Here {
  return kindOf(value) === "here";
}

export function isUse(value: unknown): value is Use {
  return kindOf(value) === "use";
}

export function isTake(value: unknown): value is Take {
  return kindOf(value) === "take";
}

export function isReady(value: unknown): value is Ready {
  return kindOf(value) === "ready";
}

function kindOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
}
