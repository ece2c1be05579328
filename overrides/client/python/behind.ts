/** Files that Python does not start with, fetched while a program waits at its `import`. Python checks their hash. */

import type { Manifest } from "./fetching.ts";

const LIMIT_MS = 15_000;

export interface LeftBehind {
  bytes: Uint8Array | null;
  sha256: string;
}

export function leftBehind(assets: URL, manifest: Manifest): (name: string) => LeftBehind {
  const Request = XMLHttpRequest;
  return (name) => {
    const sha256 = manifest.files[name]?.sha256 ?? "";
    const request = new Request();
    try {
      request.open("GET", new URL(name, assets), false);
      request.responseType = "arraybuffer";
      request.timeout = LIMIT_MS;
      request.send();
      return { bytes: request.status === 200 ? new Uint8Array(request.response as ArrayBuffer) : null, sha256 };
    } catch {
      return { bytes: null, sha256 };
    }
  };
}
