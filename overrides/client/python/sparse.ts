/** A memory snapshot is half zeros: only the pages that hold something are kept, and put where they belong. */

import type { Sizes } from "../protocol.ts";
import type { Bytes } from "./fetching.ts";

const PAGE_BYTES = 4096;
const WORD_BYTES = 4;
const PAGE_WORDS = PAGE_BYTES / WORD_BYTES;
const HEAD_WORDS = 2;

/** Layout in words of 32 bits: length in bytes, count of pages, the pages' numbers; then the pages. */
export function packed(memory: Uint8Array): Bytes {
  const padded = Math.ceil(memory.length / PAGE_BYTES) * PAGE_BYTES;
  const isWhole = padded === memory.length && memory.byteOffset % WORD_BYTES === 0;
  const bytes = isWhole ? memory : new Uint8Array(padded);
  if (!isWhole) bytes.set(memory);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, padded / WORD_BYTES);
  const pages: number[] = [];
  for (let page = 0; page < padded / PAGE_BYTES; page += 1) {
    if (!isZero(words, page * PAGE_WORDS, (page + 1) * PAGE_WORDS)) pages.push(page);
  }
  const head = Uint32Array.of(memory.length, pages.length, ...pages);
  const kept = new Uint8Array(head.byteLength + pages.length * PAGE_BYTES);
  kept.set(new Uint8Array(head.buffer));
  pages.forEach((page, index) =>
    kept.set(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), head.byteLength + index * PAGE_BYTES),
  );
  return kept;
}

/** Of the memory and of its own head, whose size is its second word; `read` gives bytes of what was packed. */
export async function sizesOf(read: (from: number, end: number) => Promise<ArrayBuffer>): Promise<Sizes> {
  const [whole = 0, count = 0] = new Uint32Array(await read(0, HEAD_WORDS * WORD_BYTES));
  const firstPage = WORD_BYTES * (HEAD_WORDS + count);
  const [, head = 0] = new Uint32Array(await read(firstPage, firstPage + 2 * WORD_BYTES));
  return { whole, head };
}

/** Pages that follow one another: where in the memory they belong, and what they hold. */
interface Run {
  at: number;
  bytes: Uint8Array;
}

export class Sparse {
  /** Of the memory, in bytes. */
  readonly length: number;
  readonly #runs: Run[] = [];

  constructor(kept: Bytes) {
    const [length = 0, count = 0] = new Uint32Array(kept.buffer, kept.byteOffset, HEAD_WORDS);
    const numbers = new Uint32Array(kept.buffer, kept.byteOffset + HEAD_WORDS * WORD_BYTES, count);
    const pages = kept.subarray(WORD_BYTES * (HEAD_WORDS + count));
    this.length = length;
    for (let first = 0, next = 1; first < count; first = next, next += 1) {
      const number = numbers[first] ?? 0;
      while (next < count && numbers[next] === number + next - first) next += 1;
      const at = number * PAGE_BYTES;
      const bytes = pages.subarray(first * PAGE_BYTES, next * PAGE_BYTES).subarray(0, length - at);
      this.#runs.push({ at, bytes });
    }
  }

  /** The first `length` bytes of the memory. */
  first(length: number): Bytes {
    const bytes = new Uint8Array(length);
    for (const run of this.#runs) if (run.at < length) bytes.set(run.bytes.subarray(0, length - run.at), run.at);
    return bytes;
  }

  /**
   * The memory without its first `skipped` bytes, a multiple of four, into the beginning of `target`, whatever stands
   * there. What is zero and to stay zero is not written, so that the machine need not provide it.
   */
  writeInto(target: Uint8Array<ArrayBuffer>, skipped: number): void {
    let written = skipped;
    for (const { at, bytes } of this.#runs) {
      const from = Math.max(at, skipped);
      const end = at + bytes.length;
      if (end <= from) continue;
      clear(target.subarray(written - skipped, from - skipped));
      target.set(bytes.subarray(from - at), from - skipped);
      written = end;
    }
    if (written < this.length) clear(target.subarray(written - skipped, this.length - skipped));
  }
}

function clear(there: Uint8Array<ArrayBuffer>): void {
  const words = new Uint32Array(there.buffer, there.byteOffset, Math.floor(there.length / WORD_BYTES));
  for (let from = 0; from < words.length; from += PAGE_WORDS) {
    if (!isZero(words, from, Math.min(from + PAGE_WORDS, words.length))) words.fill(0, from, from + PAGE_WORDS);
  }
  there.fill(0, words.byteLength);
}

function isZero(words: Uint32Array, from: number, end: number): boolean {
  for (let word = from; word < end; word += 1) if (words[word] !== 0) return false;
  return true;
}
