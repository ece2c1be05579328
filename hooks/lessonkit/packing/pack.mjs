// node pack.mjs <folder of the npm package pyodide> <NumPy's wheel> <folder to write into>: runs pack.py in Pyodide.

import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, wheel, target] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
// Sets are stored in the order of their hashes; a fixed seed gives the same bytes every time.
const pyodide = await loadPyodide({ indexURL: pyodideFolder, env: { PYTHONHASHSEED: "0" } });
const { FS } = pyodide;
FS.mkdirTree("/in/made");
FS.writeFile("/in/stdlib.zip", await readFile(join(pyodideFolder, "python_stdlib.zip")));
FS.writeFile("/in/numpy.zip", await readFile(wheel));
for (const name of ["behind.py"]) {
  FS.writeFile(`/in/${name}`, await readFile(join(import.meta.dirname, name)));
}
pyodide.runPython(await readFile(join(import.meta.dirname, "pack.py"), "utf8"));
pyodide.globals.get("pack")("/in/stdlib.zip", "/in/numpy.zip", "/in/behind.py", "/in/made");
for (const name of FS.readdir("/in/made").filter((name) => !name.startsWith("."))) {
  await writeFile(join(target, name), FS.readFile(`/in/made/${name}`));
}
