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
    if (!isZero(words.subarray(page * PAGE_WORDS, (page + 1) * PAGE_WORDS))) pages.push(page);
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

export class Sparse {
  /** Of the memory, in bytes. */
  readonly length: number;
  readonly #pages: ReadonlyMap<number, Uint8Array>;

  constructor(kept: Bytes) {
    const [length = 0, count = 0] = new Uint32Array(kept.buffer, kept.byteOffset, HEAD_WORDS);
    const numbers = new Uint32Array(kept.buffer, kept.byteOffset + HEAD_WORDS * WORD_BYTES, count);
    const from = WORD_BYTES * (HEAD_WORDS + count);
    const page = (index: number): Uint8Array =>
      kept.subarray(from + index * PAGE_BYTES, from + (index + 1) * PAGE_BYTES);
    this.length = length;
    this.#pages = new Map(Array.from(numbers, (number, index) => [number, page(index)]));
  }

  /** The first `length` bytes of the memory. */
  first(length: number): Bytes {
    const pages = Math.ceil(length / PAGE_BYTES);
    const bytes = new Uint8Array(pages * PAGE_BYTES);
    for (let number = 0; number < pages; number += 1) {
      const page = this.#pages.get(number);
      if (page) bytes.set(page, number * PAGE_BYTES);
    }
    return bytes.subarray(0, length);
  }

  /**
   * The memory without its first `skipped` bytes, a multiple of four, into the beginning of `target`, whatever stands
   * there. What is zero and to stay zero is not written, so that the machine need not provide it.
   */
  writeInto(target: Uint8Array<ArrayBuffer>, skipped: number): void {
    for (let at = Math.floor(skipped / PAGE_BYTES) * PAGE_BYTES; at < this.length; at += PAGE_BYTES) {
      const from = Math.max(at, skipped);
      const end = Math.min(at + PAGE_BYTES, this.length);
      const page = this.#pages.get(at / PAGE_BYTES);
      const there = target.subarray(from - skipped, end - skipped);
      if (page) there.set(page.subarray(from - at, end - at));
      else if (there.length % WORD_BYTES || !isZero(wordsOf(there))) there.fill(0);
    }
  }
}

function wordsOf(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / WORD_BYTES);
}

function isZero(words: Uint32Array): boolean {
  for (let word = 0; word < words.length; word += 1) if (words[word] !== 0) return false;
  return true;
}
