// Feeds submissions (JSON on standard input) to the checker under Pyodide, from the files of the built site.

import { text } from "node:stream/consumers";
import { started } from "./started.mjs";

const entry = (await started(process.argv[2])).pyimport("grading.entry");
const answers = JSON.parse(await text(process.stdin)).map(({ exercise, check_source, source, given }) =>
  JSON.parse(entry.check(exercise, check_source, source, JSON.stringify(given))),
);
console.log(JSON.stringify(answers));
