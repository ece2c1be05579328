/** A build: every file of the site, as `offline.json` lists them. */

export interface BuiltFile {
  bytes: number;
  sha256: string;
}

export type Part = "pages" | "python";

/** The files by their path below the site; `python` is the runtime, which is kept once it was used. */
export interface Build extends Record<Part, Record<string, BuiltFile>> {
  /** Made from the contents: the same contents have the same id. */
  build: string;
}

export function isBuild(value: unknown): value is Build {
  return isRecord(value) && typeof value["build"] === "string" && isList(value["pages"]) && isList(value["python"]);
}

export function fileOf(build: Build, path: string): BuiltFile | undefined {
  return Object.hasOwn(build.pages, path) ? build.pages[path] : isPython(build, path) ? build.python[path] : undefined;
}

export function isPython(build: Build, path: string): boolean {
  return Object.hasOwn(build.python, path);
}

function isList(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (file) => isRecord(file) && typeof file["bytes"] === "number" && typeof file["sha256"] === "string",
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
