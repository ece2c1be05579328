// Feeds submissions (JSON on standard input) to the checker under Pyodide, from the files of the built site.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const assets = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(join(assets, "pyodide/pyodide.mjs")).href);
const { lock } = JSON.parse(await readFile(join(assets, "runtime.json"), "utf8"));
const pyodide = await loadPyodide({
  indexURL: join(assets, "pyodide/"),
  stdLibURL: join(assets, "pyodide/stdlib-start.zip"),
  lockFileContents: JSON.stringify({ ...lock, packages: {} }),
  stdout: () => {},
});
const bytes = async (name) => new Uint8Array(await readFile(join(assets, name)));
const [major, minor] = lock.info.python.split(".");
const packages = { extractDir: `/lib/python${major}.${minor}/site-packages` };
pyodide.unpackArchive(await bytes("pyodide/numpy-modules.zip"), "zip", packages);
pyodide.unpackArchive(await bytes("pyodide/numpy-libraries.zip"), "zip", packages);
pyodide.unpackArchive(await bytes("grading.zip"), "zip");
const entry = pyodide.pyimport("grading.entry");
const answers = JSON.parse(await text(process.stdin)).map(({ exercise, check_source, source, given }) =>
  JSON.parse(entry.check(exercise, check_source, source, JSON.stringify(given))),
);
console.log(JSON.stringify(answers));
