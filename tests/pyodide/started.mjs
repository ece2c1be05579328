// Pyodide with NumPy and the checkers, from the files of the built site.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export async function started(assets) {
  const { loadPyodide } = await import("pyodide");
  const bytes = async (name) => new Uint8Array(await readFile(join(assets, name)));
  const zipOf = async (pack) => new Uint8Array(gunzipSync(await bytes(`pyodide/${pack}.pack`)));
  const folder = await mkdtemp(join(tmpdir(), "stdlib-"));
  const stdLibURL = join(folder, "stdlib.zip");
  await writeFile(stdLibURL, await zipOf("stdlib-start"));
  const { lock } = JSON.parse(await readFile(join(assets, "runtime.json"), "utf8"));
  const pyodide = await loadPyodide({
    stdLibURL,
    lockFileContents: JSON.stringify({ ...lock, packages: {} }),
    stdout: () => {},
  });
  await rm(folder, { recursive: true });
  const [major, minor] = lock.info.python.split(".");
  const packages = { extractDir: `/lib/python${major}.${minor}/site-packages` };
  pyodide.unpackArchive(await zipOf("numpy-modules"), "zip", packages);
  pyodide.unpackArchive(await zipOf("numpy-libraries"), "zip", packages);
  pyodide.unpackArchive(await bytes("grading.zip"), "zip");
  return pyodide;
}
