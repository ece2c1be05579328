/** In a worker of its own, which runs nobody's code: writes what the next visit starts from. */

import { KeptMemory } from "./memory.ts";
import type { Keep } from "./own_worker.ts";

/** Says what went wrong, or nothing. */
export async function keep({ assets, key, memory }: Keep): Promise<string> {
  try {
    await (await KeptMemory.opened(new URL(assets), key))?.write(memory);
    return "";
  } catch (error) {
    return String(error);
  }
}

export function isKeep(data: unknown): data is Keep {
  return (data as Partial<Keep> | null)?.kind === "keep";
}
