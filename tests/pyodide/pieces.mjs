// A long run under Pyodide, from the files of the built site: node pieces.mjs <assets> <run> <material>

import { readFile } from "node:fs/promises";
import { started } from "./started.mjs";

const [assets, run, material] = process.argv.slice(2);
const entry = (await started(assets)).pyimport("grading.entry");
const text = await readFile(material, "utf8");
const begin = performance.now();
let [state, pieces, answer] = ["", 0, undefined];
do {
  answer = JSON.parse(entry.advance(run, text, state));
  if (!answer.ok) throw new Error(answer.error.traceback);
  state = answer.state;
  pieces += 1;
} while (!answer.piece.is_done);
const seconds = (performance.now() - begin) / 1000;
console.log(JSON.stringify({ seconds, pieces, state: JSON.parse(state), findings: answer.piece.findings }));
