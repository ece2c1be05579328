// Pyodide with NumPy and the checkers, from the files of the built site.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export async function started(assets) {
  const { loadPyodide } = await import("pyodide");
  const bytes = async (name) => new Uint8Array(await readFile(join(assets, name)));
  const zipOf = async (pack) => new Uint8Array(gunzipSync(await bytes(`pyodide/${pack}.pack`)));
  const { lock } = JSON.parse(await readFile(join(assets, "runtime.json"), "utf8"));
  const pyodide = await loadPyodide({
    stdLibURL: join(assets, "pyodide/stdlib-start.zip"),
    lockFileContents: JSON.stringify({ ...lock, packages: {} }),
    stdout: () => {},
  });
  const [major, minor] = lock.info.python.split(".");
  const packages = { extractDir: `/lib/python${major}.${minor}/site-packages` };
  pyodide.unpackArchive(await zipOf("numpy-modules"), "zip", packages);
  pyodide.unpackArchive(await zipOf("numpy-libraries"), "zip", packages);
  pyodide.unpackArchive(await bytes("grading.zip"), "zip");
  return pyodide;
}
