/** A link to the code in an editor: copied, or shown where the browser refuses to copy. */

import { h } from "../dom.ts";
import { fragmentOf } from "./link.ts";

export interface Told {
  words: string;
  more: HTMLElement[];
}

/** What to tell the reader. Rejects with a LinkError if there can be no link. */
export async function share(exercise: string, code: string): Promise<Told> {
  const address = new URL(location.href);
  address.hash = await fragmentOf({ exercise, code });
  try {
    await navigator.clipboard.writeText(address.href);
    return { words: "A link to this code is copied. It holds the code itself: nothing was sent.", more: [] };
  } catch {
    const field = h("input", {
      readonly: true,
      value: address.href,
      "aria-label": "Link to this code",
      class: "shared__link",
    });
    field.addEventListener("focus", () => field.select());
    return { words: "This is a link to this code. It holds the code itself: nothing was sent.", more: [field] };
  }
}
