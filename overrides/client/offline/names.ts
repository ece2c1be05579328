/**
 * The names of the caches: `<site path> offline <what>`.
 *
 * Cache Storage belongs to the origin, and `user.github.io/a` and `/b` share one. A path holds no space, so the first
 * space ends it: `/a/ offline files` is never mistaken for a cache of `/` or of `/a/b/`. Whatever else is kept under the
 * site's path (`/a/ <area> …`) belongs to somebody else and is left alone.
 */

export interface Names {
  /** One entry per file, keyed by its SHA-256. */
  files: string;
  /** One entry per build that was fetched completely, keyed by its id: which file is where. */
  builds: string;
  /** One entry per open page or worker, keyed by its client id: the build that it is made of. */
  pins: string;
  /** One entry: which build is shown, and which is offered. */
  state: string;
}

export function cacheNames(scope: URL): Names {
  const prefix = prefixOf(scope);
  return { files: `${prefix}files`, builds: `${prefix}builds`, pins: `${prefix}pins`, state: `${prefix}state` };
}

/** The key of a file in the cache of files, the same for whoever asks. */
export function fileAddress(scope: URL, sha256: string): string {
  return new URL(sha256, scope).href;
}

/** Of all caches of the origin, those that this service worker may touch. */
export function ownCaches(names: readonly string[], scope: URL): string[] {
  return names.filter((name) => name.startsWith(prefixOf(scope)));
}

function prefixOf(scope: URL): string {
  return `${scope.pathname} offline `;
}
