/** Why a card comes first: the practice that was missed, with links to it. */

import { h } from "../dom.ts";

export class Reason {
  readonly element = h("p", { class: "review__reason", hidden: true });
  /** Name and address of each practice, by its id; the build wrote them. */
  #places: Record<string, [string, string]>;

  constructor(places: string) {
    this.#places = JSON.parse(places) as Record<string, [string, string]>;
  }

  show(missed: readonly string[]): void {
    this.element.hidden = missed.length === 0;
    this.element.replaceChildren("This card comes first because you missed ", ...this.#listed(missed), ".");
  }

  #listed(missed: readonly string[]): (Node | string)[] {
    return missed.flatMap((id, place) => {
      const [name, address] = this.#places[id] ?? [id, ""];
      const link = address ? h("a", { href: address }, name) : name;
      return place === 0 ? [link] : [place === missed.length - 1 ? " and " : ", ", link];
    });
  }
}
