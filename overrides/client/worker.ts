/**
 * The worker, by what it hears first: Python for the page, or for somebody else's code by way of a port, or the keeper
 * of Python's memory. It is a classic script, since a frame of no origin starts no module.
 */

import "./python/no_imports.ts";
import { answering } from "./answering.ts";
import type { Here, Message, Start } from "./protocol.ts";
import { boot } from "./python/boot.ts";
import { Handed, isHanding } from "./python/handed.ts";
import { isKeep, keep } from "./python/keeper.ts";
import { raiseWall } from "./python/wall.ts";

interface Line {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}
declare const self: Line;

self.postMessage({ kind: "here" } satisfies Here);
self.onmessage = ({ data, ports: [port] }) => {
  if (isKeep(data)) void keep(data).then((problem) => self.postMessage(problem));
  else if (port) talk(port);
  else talk(self)(data);
};

function talk(line: Line): (data: unknown) => void {
  const say = line.postMessage.bind(line);
  const handed = new Handed();
  let answer = (_: unknown): void => undefined;
  const hear = (data: unknown): void => {
    if (isHanding(data)) handed.take(data);
    else if (isStart(data)) answer = answering(started(data, handed, say), say as (message: Message) => void);
    else answer(data);
  };
  line.onmessage = ({ data }) => hear(data);
  return hear;
}

async function started(start: Start, handed: Handed, say: Line["postMessage"]): ReturnType<typeof boot> {
  const pyodide = await boot(start, handed, (asking) =>
    say(asking, asking.kind === "keep" ? [asking.memory.buffer] : []),
  );
  handed.letGo();
  raiseWall(self);
  return pyodide;
}

function isStart(data: unknown): data is Start {
  return (data as Partial<Start> | null)?.kind === "start";
}
