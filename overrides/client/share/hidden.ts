/** Characters that make code read as something else than what runs (Boucher and Anderson, "Trojan Source", 2021). */

const HIDDEN = /\r(?!\n)|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\t\n\r]/gu;

export function hasHidden(code: string): boolean {
  return code.search(HIDDEN) >= 0;
}

/** The code with each of them written out, as ⟦U+202E⟧. */
export function shownPlainly(code: string): string {
  return code.replace(
    HIDDEN,
    (letter) => `⟦U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟧`,
  );
}
