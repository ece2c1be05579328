import { expect, test } from "vitest";
import { unzipped } from "../../overrides/client/python/archive.ts";
import { Sparse, packed } from "../../overrides/client/python/sparse.ts";

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
/** Written by Python's zipfile: `b.txt`, 40 times "ab", deflated; `a/empty.so`, empty; `a/plain`, "xyz", stored. */
const ARCHIVE = bytesOf(
  "UEsDBBQAAAAIAAAAIQBgDAFQBwAAAFAAAAAFAAAAYi50eHRLTEqkKgQAUEsDBBQAAAAIAAAAIQAAAAAAAgAAAAAAAAAKAAAAYS9lbXB0eS5zbwMAUEsDBBQAAAAAAAAAIQBnuo7rAwAAAAMAAAAHAAAAYS9wbGFpbnh5elBLAQIUAxQAAAAIAAAAIQBgDAFQBwAAAFAAAAAFAAAAAAAAAAAAAACAAQAAAABiLnR4dFBLAQIUAxQAAAAIAAAAIQAAAAAAAgAAAAAAAAAKAAAAAAAAAAAAAACAASoAAABhL2VtcHR5LnNvUEsBAhQDFAAAAAAAAAAhAGe6jusDAAAAAwAAAAcAAAAAAAAAAAAAAIABVAAAAGEvcGxhaW5QSwUGAAAAAAMAAwCgAAAAfAAAAAAA",
);

test("an archive's files come out as they went in, in the archive's order", async () => {
  const files = await unzipped(ARCHIVE);
  const texts = [...files].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  expect(texts).toEqual([
    ["b.txt", "ab".repeat(40)],
    ["a/empty.so", ""],
    ["a/plain", "xyz"],
  ]);
});

test.each([0, 1, 4096, 4097, 3 * 4096, 10 * 4096 + 48])("memory of %i bytes comes back as it was", (length) => {
  const memory = new Uint8Array(length);
  for (let index = 0; index < length; index += 5000) memory[index] = 1 + (index % 255);
  if (length) memory[length - 1] = 9;
  const sparse = new Sparse(packed(memory));
  expect(sparse.length).toBe(length);
  for (const skipped of [0, 4, 4096, 4100].filter((skipped) => skipped <= length)) {
    const used = new Uint8Array(length - skipped + 7).fill(8);
    sparse.writeInto(used, skipped);
    expect(sparse.first(skipped)).toEqual(memory.subarray(0, skipped));
    expect(used.subarray(0, length - skipped)).toEqual(memory.subarray(skipped));
    expect(used.subarray(length - skipped)).toEqual(new Uint8Array(7).fill(8));
  }
});

test("pages of zeros are not kept", () => {
  const memory = new Uint8Array(1000 * 4096);
  memory[500 * 4096] = 1;
  expect(packed(memory).length).toBe(4096 + 3 * 4);
});
