/** The name of the cache that keeps Python's memory. Two sites of one origin must not share it: it has the site's path. */
export function memoryCacheName(assets: URL): string {
  return `python-memory ${assets.pathname}`;
}
