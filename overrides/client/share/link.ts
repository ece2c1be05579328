/** Code in the fragment of an address, which no browser sends to a server: `#code=1.exercise.check.data`. Pure. */

import { versionOf } from "../exercise/saved.ts";

export interface Shared {
  exercise: string;
  code: string;
}

export const BEGINNING = "#code=";
const VERSION = "1";
const EXERCISE = /^[a-z][a-z0-9-]{0,60}$/;
/** What the strictest of browsers and of programs that carry links will pass on. */
export const LONGEST_FRAGMENT = 30_000;
export const LARGEST_CODE_BYTES = 100_000;

/** Its message is a sentence for the reader. */
export class LinkError extends Error {}

/** Throws a LinkError if the code is too long for a link. */
export async function fragmentOf({ exercise, code }: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(code);
  const packed = await through(bytes, new CompressionStream("deflate-raw"), LARGEST_CODE_BYTES);
  const sent = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const fragment = packed && `${BEGINNING}${[VERSION, exercise, versionOf(sent), base64url(packed)].join(".")}`;
  if (bytes.length > LARGEST_CODE_BYTES || !fragment || fragment.length > LONGEST_FRAGMENT) {
    throw new LinkError("This code is too long for a link. Share it as text instead.");
  }
  return fragment;
}

/** Undefined if the fragment holds no code at all. Throws a LinkError if it holds none that can be used. */
export async function readFragment(fragment: string): Promise<Shared | undefined> {
  if (!fragment.startsWith(BEGINNING)) return undefined;
  if (fragment.length > LONGEST_FRAGMENT) {
    throw new LinkError("This link holds more code than one of this site’s can, so it was not opened.");
  }
  const [version = "", exercise = "", check, data = "", ...more] = fragment.slice(BEGINNING.length).split(".");
  if (/^\d{1,6}$/.test(version) && version !== VERSION) {
    throw new LinkError(
      `This link is of version ${version}; this page reads version ${VERSION}. Reload the page, or ask for the code as text.`,
    );
  }
  if (version !== VERSION || !EXERCISE.test(exercise) || !/^[\w-]+$/.test(data) || more.length > 0) throw damaged();
  const bytes = await unpacked(data);
  if (!bytes) throw new LinkError("This link unpacks to more code than an exercise takes, so it was not opened.");
  const code = decoded(bytes);
  if (versionOf(code) !== check) throw damaged();
  return { exercise, code };
}

function damaged(): LinkError {
  return new LinkError("This link is damaged: a part of the code in it is missing or changed. Ask for it again.");
}

async function unpacked(data: string): Promise<Uint8Array | undefined> {
  try {
    const text = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    return await through(packed, new DecompressionStream("deflate-raw"), LARGEST_CODE_BYTES);
  } catch {
    throw damaged();
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw damaged();
  }
}

/** Undefined as soon as more than `most` bytes come out: a small link can unpack to gigabytes. Rejects if it breaks. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  { readable, writable }: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const writer = (writable as WritableStream<BufferSource>).getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  written.catch(() => undefined);
  const reader = (readable as ReadableStream<Uint8Array>).getReader();
  const parts: number[] = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (parts.length + part.value.length > most) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    for (const byte of part.value) parts.push(byte);
  }
  await written;
  return Uint8Array.from(parts);
}

function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
