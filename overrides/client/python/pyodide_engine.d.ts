/** Emscripten's module, of which Pyodide's own types tell nothing. */
declare module "pyodide/pyodide.asm.mjs" {
  export default function create(settings: object): Promise<import("./restoring.ts").Module>;
}
