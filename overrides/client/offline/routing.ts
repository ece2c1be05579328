/** Which file of a build answers a request. */

import { type Build, fileOf } from "./build.ts";

/** What the worker fetches for itself, as it is on the server now; it is never part of a build. */
export const BUILD_LIST = "offline.json";
export const SCRIPT = "service.js";

export interface Asked {
  url: string;
  method: string;
  isRange: boolean;
}

/** The path below the site, or nothing if the request is none of the worker's business. */
export function pathBelow(scope: URL, asked: Asked): string | undefined {
  const url = new URL(asked.url);
  if (asked.method !== "GET" || asked.isRange) return undefined;
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return undefined;
  const path = decoded(url.pathname.slice(scope.pathname.length));
  return path === BUILD_LIST || path === SCRIPT ? undefined : path;
}

/**
 * Python's worker looks for its files on the shelf itself and checks what comes: a detour would only cost it time. The
 * browser's own requests never have one of these modes, but for a page that is loaded anew.
 */
export function checksItself({ cache, destination }: Pick<Request, "cache" | "destination">): boolean {
  return destination === "" && (cache === "force-cache" || cache === "reload");
}

export type Route = { kind: "file"; path: string } | { kind: "folder" } | { kind: "unknown" };

/** `folder` is the address of a page without its last slash: relative links would be wrong there. */
export function route(build: Build, path: string): Route {
  if (path === "" || path.endsWith("/")) path += "index.html";
  if (fileOf(build, path)) return { kind: "file", path };
  return { kind: fileOf(build, `${path}/index.html`) ? "folder" : "unknown" };
}

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json; charset=utf-8",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
  zip: "application/zip",
};

export function contentType(path: string): string {
  return TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
