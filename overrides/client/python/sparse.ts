/** A memory snapshot is half zeros: only the pages that hold something are kept. */

import type { Bytes } from "./fetching.ts";

const PAGE_BYTES = 4096;
const PAGE_WORDS = PAGE_BYTES / 4;

/** Layout in words of 32 bits: length in bytes, count of pages, the pages' numbers; then the pages. */
export function packed(memory: Uint8Array): Bytes {
  const padded = Math.ceil(memory.length / PAGE_BYTES) * PAGE_BYTES;
  const isWhole = padded === memory.length && memory.byteOffset % 4 === 0;
  const bytes = isWhole ? memory : new Uint8Array(padded);
  if (!isWhole) bytes.set(memory);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, padded / 4);
  const pages: number[] = [];
  for (let page = 0; page < padded / PAGE_BYTES; page += 1) {
    for (let word = page * PAGE_WORDS; word < (page + 1) * PAGE_WORDS; word += 1) {
      if (words[word] === 0) continue;
      pages.push(page);
      break;
    }
  }
  const head = Uint32Array.of(memory.length, pages.length, ...pages);
  const kept = new Uint8Array(head.byteLength + pages.length * PAGE_BYTES);
  kept.set(new Uint8Array(head.buffer));
  pages.forEach((page, index) =>
    kept.set(bytes.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), head.byteLength + index * PAGE_BYTES),
  );
  return kept;
}

export function unpacked(kept: Bytes): Bytes {
  const [length = 0, count = 0] = new Uint32Array(kept.buffer, kept.byteOffset, 2);
  const pages = new Uint32Array(kept.buffer, kept.byteOffset + 8, count);
  const memory = new Uint8Array(Math.ceil(length / PAGE_BYTES) * PAGE_BYTES);
  const from = 8 + 4 * count;
  pages.forEach((page, index) =>
    memory.set(kept.subarray(from + index * PAGE_BYTES, from + (index + 1) * PAGE_BYTES), page * PAGE_BYTES),
  );
  return memory.subarray(0, length);
}
