/** <your-work>: what this browser keeps for the reader, taken out as a file and brought in again. */

import { h } from "../dom.ts";
import { REVIEW, REVIEWS_CHANGED, TOLD } from "../review/store.ts";
import { forget, keepsEverything, load, save, savedNames } from "../storage.ts";
import { DAMAGED } from "./shapes.ts";
import { type Entries, newEntries, readWork, writeWork } from "./file.ts";

export class YourWork extends HTMLElement {
  #summary = h("p", {});
  #status = h("p", { role: "status", "aria-label": "Your work", class: "your-work__status" });
  #undo = h("button", { type: "button", class: "md-button", hidden: true }, "Undo the import");
  /** What the last import brought, and what stood there before; undefined where nothing did. */
  #imported: Entries = {};
  #before: Entries = {};

  connectedCallback(): void {
    if (this.childElementCount > 0 || this.closest("#print-site-page")) return;
    const file = h("input", {
      type: "file",
      accept: "application/json,.json",
      hidden: true,
      "aria-label": "Work file",
    });
    const exporting = h("button", { type: "button", class: "md-button md-button--primary" }, "Export to a file");
    const importing = h("button", { type: "button", class: "md-button" }, "Import a file");
    exporting.addEventListener("click", () => this.#export());
    importing.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const chosen = file.files?.[0];
      if (chosen) {
        chosen.text().then(
          (text) => this.#import(text),
          (error: unknown) => (this.#status.textContent = `This file could not be read (${String(error)}).`),
        );
      }
      file.value = "";
    });
    this.#undo.addEventListener("click", () => this.#takeBack());
    const buttons = h("div", { class: "your-work__buttons" }, exporting, importing, this.#undo, file);
    this.append(this.#summary, buttons, this.#status);
    this.#count();
  }

  #count(): void {
    const names = savedNames();
    const written = names.filter((name) => /^exercise\/[^/]+$/.test(name)).length;
    const reviews = names.filter((name) => name.startsWith(REVIEW)).length;
    const answers = names.filter((name) => /^(exercise\/[^/]+\/verdicts$|by-hand\/)/.test(name)).length;
    const kept =
      `This browser keeps your code of ${counted(written, "exercise")}, ${counted(answers, "set")} of answers, ` +
      `and ${counted(reviews, "review event")}.`;
    const damaged = savedNames().filter((name) => name.startsWith(DAMAGED)).length;
    const unread =
      damaged > 0 ? ` ${counted(damaged, "entry")} could not be read; the text of it goes with an export.` : "";
    const refused = " It refuses to keep more: what you type from now on is lost when you leave the page. Export it.";
    this.#summary.textContent = kept + unread + (keepsEverything() ? "" : refused);
  }

  #export(): void {
    const text = writeWork(entriesNow(), new Date());
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = h("a", { href: address, download: "autoregressive-work.json" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    this.#status.textContent = "Exported: autoregressive-work.json.";
  }

  #import(text: string): void {
    let read: Entries;
    try {
      read = readWork(text);
    } catch (error) {
      this.#status.textContent = `${error instanceof Error ? error.message : String(error)} Nothing was changed.`;
      return;
    }
    const entries = newEntries(read, (name) => load(name) !== undefined);
    this.#imported = entries;
    this.#before = Object.fromEntries(Object.keys(entries).map((name) => [name, load(name)]));
    for (const [name, value] of Object.entries(entries)) save(name, value);
    const count = Object.keys(entries).length;
    const known = Object.keys(read).length - count;
    this.#status.textContent =
      `Imported ${counted(count, "entry")}. ` +
      (known > 0 ? `${counted(known, "review event")} ${known === 1 ? "was" : "were"} here already. ` : "") +
      "Open an exercise or the flashcards to see it there.";
    this.#undo.hidden = count === 0;
    this.#count();
    dispatchEvent(new CustomEvent(REVIEWS_CHANGED));
  }

  /** Only what was imported and has not been worked on since: another tab's work stays. */
  #takeBack(): void {
    for (const [name, value] of Object.entries(this.#imported)) {
      if (JSON.stringify(load(name)) !== JSON.stringify(value)) continue;
      const before = this.#before[name];
      if (before === undefined) forget(name);
      else save(name, before);
    }
    this.#undo.hidden = true;
    this.#status.textContent = "The import is undone; what you changed since then is kept.";
    this.#count();
    dispatchEvent(new CustomEvent(REVIEWS_CHANGED));
  }
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : what.replace(/y?$/, (end) => (end ? "ies" : "s"))}`;
}

/** Everything but what this browser remembers of itself. */
function entriesNow(): Entries {
  for (const name of savedNames()) load(name); // what cannot be read gets a copy, which is exported
  const names = savedNames().filter((name) => !name.startsWith(TOLD));
  return Object.fromEntries(
    names.map((name) => [name, load(name)] as const).filter(([, value]) => value !== undefined),
  );
}
