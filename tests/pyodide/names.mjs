// The public names of NumPy under Pyodide, as JSON: node names.mjs <folder of pyodide> <stdlib zip> <numpy zip> …

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, stdlib, ...archives] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: folder, stdLibURL: stdlib });
pyodide.FS.mkdirTree("/numpy");
for (const archive of archives) {
  pyodide.unpackArchive(new Uint8Array(await readFile(archive)), "zip", { extractDir: "/numpy" });
}
pyodide.runPython(await readFile(join(import.meta.dirname, "names.py"), "utf8"));
console.log(pyodide.globals.get("names")("/numpy"));
