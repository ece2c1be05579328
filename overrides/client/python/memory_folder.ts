/** Where Python's memory is kept: a folder of this origin's own files. Two sites of one origin must not share it. */
export function memoryFolder(assets: URL): string {
  return encodeURIComponent(`python-memory ${assets.pathname}`);
}
