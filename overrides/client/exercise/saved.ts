/** A learner's code, kept with the version of the starter that it began from. */

import { forget, load, onChangeElsewhere, save } from "../storage.ts";

interface Saved {
  code: string;
  /** The version of the starter. Absent in what was saved before starters had versions. */
  starter?: string;
}

export class SavedCode {
  readonly #name: string;
  readonly #aside: string;
  readonly #version: string;

  constructor(
    exerciseId: string,
    private readonly starter: string,
  ) {
    this.#name = `exercise/${exerciseId}`;
    this.#aside = `exercise/${exerciseId}/aside`;
    this.#version = versionOf(starter);
  }

  /** What the editor shows first, and whether the lesson's starter has changed since that was written. */
  first(): { code: string; isOfAnotherStarter: boolean } {
    const saved = load(this.#name) as Saved | undefined;
    if (typeof saved?.code !== "string") return { code: this.starter, isOfAnotherStarter: false };
    const isOfAnotherStarter = saved.starter !== undefined && saved.starter !== this.#version;
    return { code: saved.code, isOfAnotherStarter };
  }

  /** Calls back with the code that another tab keeps now. Gives back the way to stop that. */
  onElsewhere(changed: (code: string) => void): () => void {
    return onChangeElsewhere(this.#name, (value) => {
      const code = (value as Saved | undefined)?.code ?? this.starter;
      if (typeof code === "string") changed(code);
    });
  }

  keep(code: string): void {
    if (code === this.starter) forget(this.#name);
    else save(this.#name, { code, starter: this.#version } satisfies Saved);
  }

  /** What the reader had written before somebody else's code took its place, the latest last. */
  aside(): string[] {
    const kept = load(this.#aside);
    return Array.isArray(kept) ? kept.filter((code) => typeof code === "string") : [];
  }

  setAside(code: string): void {
    save(this.#aside, [...this.aside(), code]);
  }

  /** The latest that was set aside, which is so no more. */
  takeBack(): string | undefined {
    const kept = this.aside();
    const latest = kept.pop();
    if (kept.length > 0) save(this.#aside, kept);
    else this.forgetAside();
    return latest;
  }

  forgetAside(): void {
    forget(this.#aside);
  }
}

/** Tells texts apart; it is compared, never looked up (FNV-1a, 32 bits). */
export function versionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
