// One worker for each editor, started by its first Run and kept; Stop ends it, and another is started at once.

for (const region of document.querySelectorAll("[role=region]")) {
  const [run, stop] = region.querySelectorAll("button");
  const editor = region.querySelector("textarea");
  const output = region.querySelector("[role=log]");
  let worker;

  const start = () => {
    worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }) => output.append(data);
  };
  run.addEventListener("click", () => {
    output.textContent = "";
    if (!worker) start();
    worker.postMessage(editor.value);
  });
  stop.addEventListener("click", () => {
    worker?.terminate();
    start();
  });
}
