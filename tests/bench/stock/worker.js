// What Pyodide's documentation shows: everything unmodified, nothing kept between visits but the HTTP cache.

import { loadPyodide } from "./pyodide/pyodide.mjs";

async function boot() {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage("numpy");
  pyodide.runPython("import numpy");
  pyodide.setStdout({ batched: (line) => postMessage(`${line}\n`) });
  return pyodide;
}

const booted = boot();
onmessage = async ({ data }) => {
  const pyodide = await booted;
  pyodide.runPython(data, { globals: pyodide.toPy({ __name__: "__main__" }) });
};
