/**
 * The wall around learner code in the worker. Python reaches JavaScript, so what must not be reached is taken away
 * before that code runs: of the worker's global names those stay that compute, and no others. What is left of the
 * network is what the page's policy allows, and no name leads there any more.
 */

/** Beside what the language itself defines. */
const STAY: ReadonlySet<string> = new Set([
  ...["globalThis", "self", "console", "performance", "crypto"],
  ...["setTimeout", "clearTimeout", "setInterval", "clearInterval", "queueMicrotask"],
  ...["WebAssembly", "TextEncoder", "TextDecoder", "URL", "DOMException", "WorkerGlobalScope"],
  ...["AbortController", "AbortSignal", "Event", "EventTarget", "MessageChannel", "MessagePort", "Request", "Response"],
]);
const OF_THE_LANGUAGE: readonly string[] = [
  ...["Infinity", "NaN", "undefined", "Object", "Function", "Boolean", "Symbol", "Number", "BigInt", "Math", "Date"],
  ...["String", "RegExp", "Array", "Map", "Set", "WeakMap", "WeakSet", "WeakRef", "FinalizationRegistry", "JSON"],
  ...["Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"],
  ...["ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Promise", "Proxy", "Reflect", "Iterator"],
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array"],
  ...["BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array"],
  ...["eval", "isFinite", "isNaN", "parseFloat", "parseInt", "escape", "unescape"],
  ...["decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent"],
];

/** Throws if the browser does not let go of a name: then no learner code runs. */
export function raiseWall(scope: object): void {
  const stays = new Set<PropertyKey>([...STAY, ...OF_THE_LANGUAGE, "constructor"]);
  const left: string[] = [];
  for (let place: object | null = scope; place && place !== Object.prototype; place = Object.getPrototypeOf(place)) {
    for (const name of Reflect.ownKeys(place)) {
      if (stays.has(name) || typeof name === "symbol") continue;
      if (!Reflect.deleteProperty(place, name) && !isNumber(place, name)) left.push(name);
    }
  }
  if (left.length) throw new Error(`these names could not be taken away: ${left.join(", ")}`);
}

/** Interfaces have constants that cannot be taken away. */
function isNumber(place: object, name: string): boolean {
  return typeof Reflect.getOwnPropertyDescriptor(place, name)?.value === "number";
}
