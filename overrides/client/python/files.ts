/** What Python starts with, by path below `assets/`; the page fetches it, the worker is handed it. */

export const SCRIPT = "worker.js";
export const ENGINE = "pyodide/pyodide.asm.wasm";
export const LIBRARIES = "pyodide/numpy-libraries.pack";
export const MODULES = "pyodide/numpy-modules.pack";
export const STDLIB = "pyodide/stdlib-start.zip";
export const GRADING = "grading.zip";

/** Each is a zip in gzip. */
export const PACKS: readonly string[] = [LIBRARIES, MODULES];

/** Beside kept memory. */
export const FOR_MEMORY = [ENGINE, LIBRARIES, STDLIB];
/** Without it. */
export const FOR_ALL = [...FOR_MEMORY, MODULES, GRADING];
