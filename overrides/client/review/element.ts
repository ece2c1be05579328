/** <card-review>: the deck's review. What it needs is loaded here, so that other pages stay light. */

import { h } from "../dom.ts";
import { whenDrawn } from "../drawn.ts";
import type { Panel } from "./panel.ts";

export class CardReview extends HTMLElement {
  #panel: Panel | undefined;

  connectedCallback(): void {
    if (!this.#panel && !this.closest("#print-site-page")) whenDrawn(() => this.#mount());
  }

  #mount(): void {
    import("./panel.ts").then(
      ({ Panel }) => {
        if (!this.isConnected || this.#panel) return;
        this.#panel = new Panel(this);
        this.#panel.mount();
      },
      () => this.append(h("p", {}, "The review did not arrive; reload this page when you are online. The cards work.")),
    );
  }

  disconnectedCallback(): void {
    this.#panel?.unmount();
    this.#panel = undefined;
    this.replaceChildren();
  }
}
