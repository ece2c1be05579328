/** Read archives as the build writes them: a pack, which is a zip in gzip; a zip of at most 4 GiB. */

import type { Files } from "../protocol.ts";
import { type Bytes, inBackground } from "./fetching.ts";

const END_BYTES = 22;
const END_MARK = 0x06054b50;
const ENTRY_BYTES = 46;
const HEADER_BYTES = 30;
const DEFLATED = 8;

/** The zip that a pack holds. */
export function unpacked(pack: Bytes): Promise<Bytes> {
  return inflated(pack, "gzip");
}

/** Every file of the zip by its path, in the zip's order. */
export async function unzipped(archive: Bytes): Promise<Files> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - END_BYTES;
  while (view.getUint32(end, true) !== END_MARK) end -= 1; // past a comment; RangeError where there is none
  const count = view.getUint16(end + 10, true);
  const files: Promise<readonly [string, Bytes]>[] = [];
  for (let entry = view.getUint32(end + 16, true), i = 0; i < count; i += 1) {
    const nameBytes = view.getUint16(entry + 28, true);
    const name = new TextDecoder().decode(archive.subarray(entry + ENTRY_BYTES, entry + ENTRY_BYTES + nameBytes));
    const header = view.getUint32(entry + 42, true);
    const from = header + HEADER_BYTES + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const packed = archive.subarray(from, from + view.getUint32(entry + 20, true));
    const isDeflated = view.getUint16(entry + 10, true) === DEFLATED;
    files.push(
      (isDeflated ? inflated(packed, "deflate-raw") : Promise.resolve(packed)).then((bytes) => [name, bytes] as const),
    );
    entry += ENTRY_BYTES + nameBytes + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return new Map(await Promise.all(files));
}

async function inflated(packed: Bytes, format: CompressionFormat): Promise<Bytes> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  const written = inBackground(Promise.all([writer.write(packed), writer.close()]));
  const bytes = new Uint8Array(await new Response(stream.readable).arrayBuffer());
  await written;
  return bytes;
}
