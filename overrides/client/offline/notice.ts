/** The offer of a new version: it waits until the reader wants it. */

import { h } from "../dom.ts";
import { keepsEverything } from "../storage.ts";

export class VersionNotice {
  readonly #status = h("div", { class: "version md-typeset", role: "status", "aria-label": "Version" });
  #offered: string | undefined;

  /** The region is there before its text, so that the text is announced. */
  constructor(private readonly onTake: (build: string) => void) {
    document.body.append(this.#status);
  }

  offer(build: string): void {
    if (this.#offered === build) return;
    this.#offered = build;
    const load = h("button", { type: "button", class: "md-button md-button--primary" }, "Load it");
    const later = h("button", { type: "button", class: "md-button" }, "Later");
    load.addEventListener("click", () => this.onTake(build));
    later.addEventListener("click", () => this.#status.replaceChildren());
    const typed = keepsEverything() ? "What you typed is kept." : "This browser will not keep what you typed: copy it.";
    this.#status.replaceChildren(h("p", {}, `A new version is ready. ${typed}`), load, later);
  }
}
