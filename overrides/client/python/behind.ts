/** Files that Python does not start with, fetched while a program waits at its `import`. Python checks their hash. */

import type { Manifest } from "./fetching.ts";

const LIMIT_MS = 15_000;

export interface LeftBehind {
  bytes: Uint8Array | null;
  sha256: string;
}

/** By its hash, the service worker knows of which build a file is, whoever asks. */
export function leftBehind(assets: URL, manifest: Manifest): (name: string) => LeftBehind {
  const Request = XMLHttpRequest;
  const files = Object.entries(manifest.files);
  const known = new Map(files.map(([name, { sha256 }]) => [name, { sha256, url: addressOf(assets, name, sha256) }]));
  return (name) => {
    const { sha256, url } = known.get(name) ?? { sha256: "", url: undefined };
    if (!url) return { bytes: null, sha256 };
    const request = new Request();
    try {
      request.open("GET", url, false);
      request.responseType = "arraybuffer";
      request.timeout = LIMIT_MS;
      request.send();
      return { bytes: request.status === 200 ? new Uint8Array(request.response as ArrayBuffer) : null, sha256 };
    } catch {
      return { bytes: null, sha256 };
    }
  };
}

function addressOf(assets: URL, name: string, sha256: string): string {
  const url = new URL(name, assets);
  url.searchParams.set("sha256", sha256);
  return url.href;
}
