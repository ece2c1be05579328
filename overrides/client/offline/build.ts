/** A build: every file of the site, as `offline.json` lists them. */

export interface BuiltFile {
  bytes: number;
  sha256: string;
}

/** In the order of their worth. */
export const PARTS = ["pages", "python", "rest"] as const;
export type Part = (typeof PARTS)[number];

/**
 * The files by their path below the site. `python` is what the runtime starts with, kept once it was used; `rest` is what
 * programs rarely import: kept when one did, or when somebody comes back to Python.
 */
export interface Build extends Record<Part, Record<string, BuiltFile>> {
  /** Made from the contents: the same contents have the same id. */
  build: string;
}

export function isBuild(value: unknown): value is Build {
  return isRecord(value) && typeof value["build"] === "string" && PARTS.every((part) => isList(value[part]));
}

export function fileOf(build: Build, path: string): BuiltFile | undefined {
  const part = partOf(build, path);
  return part && build[part][path];
}

export function partOf(build: Build, path: string): Part | undefined {
  return PARTS.find((part) => Object.hasOwn(build[part], path));
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
