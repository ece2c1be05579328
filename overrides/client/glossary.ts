/**
 * A term's definition, shown where the term stands: under a pointer, at the keyboard's focus, or after a tap.
 *
 * It can be pointed at itself, stays until the reader leaves it or presses Esc, and covers nothing that was asked for
 * (WCAG 2.2, 1.4.13). The term is a link to the glossary: a click, Enter, or a second tap follows it.
 */

import { h } from "./dom.ts";

const TERM = "a.term";
const ID = "definition";
const SHOW_MS = 120; // a pointer on its way elsewhere opens nothing
const HIDE_MS = 250; // long enough to move from the term to its definition
const MARGIN_PX = 8;
const GAP_PX = 3;

export function showDefinitions(): void {
  if (!document.querySelector(TERM) || !("popover" in HTMLElement.prototype)) return;
  const shown = h("div", { id: ID, class: "definition", role: "tooltip", popover: "manual" });
  document.querySelector(".md-typeset")?.append(shown);
  let term: HTMLAnchorElement | null = null;
  let waiting = 0;
  let pointer = "";

  const hide = (): void => {
    clearTimeout(waiting);
    term?.removeAttribute("aria-describedby");
    term = null;
    shown.hidePopover();
  };
  const show = (next: HTMLAnchorElement): void => {
    clearTimeout(waiting);
    if (next === term) return;
    const meaning = document.getElementById(next.hash.slice(1))?.nextElementSibling;
    if (!meaning) return;
    hide();
    term = next;
    shown.replaceChildren(...[...meaning.childNodes].map((node) => node.cloneNode(true)));
    term.setAttribute("aria-describedby", ID);
    shown.showPopover();
    place(shown, term);
  };
  const later = (act: () => void, ms: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(act, ms);
  };

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType !== "mouse") return;
    const over = termAt(target);
    if (over) later(() => show(over), term ? 0 : SHOW_MS);
    else if (target instanceof Node && shown.contains(target)) clearTimeout(waiting);
    else later(() => (term === document.activeElement ? undefined : hide()), HIDE_MS);
  });
  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    pointer = pointerType;
    if (!termAt(target) && !(target instanceof Node && shown.contains(target))) hide();
  });
  document.addEventListener("click", (event) => {
    const tapped = pointer === "touch" || pointer === "pen" ? termAt(event.target) : null;
    pointer = "";
    if (!tapped || tapped === term) return;
    event.preventDefault();
    show(tapped);
  });
  document.addEventListener("focusin", ({ target }) => {
    const focused = termAt(target);
    if (focused?.matches(":focus-visible")) show(focused);
  });
  document.addEventListener("focusout", ({ target }) => target === term && hide());
  document.addEventListener("keydown", ({ key }) => {
    pointer = "";
    if (key === "Escape") hide();
  });
  document.addEventListener("pointercancel", () => (pointer = ""));
  addEventListener("resize", hide);
}

function termAt(target: EventTarget | null): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>(TERM) : null;
}

/** Under the term, or above it where there is no room; never over it, nor beyond the sides of the text. */
function place(shown: HTMLElement, term: HTMLElement): void {
  const [line] = term.getClientRects();
  const text = shown.parentElement?.getBoundingClientRect();
  if (!line || !text) return;
  const { offsetWidth, offsetHeight } = shown;
  const lines = term.getBoundingClientRect();
  const under = lines.bottom + offsetHeight + GAP_PX <= innerHeight || lines.top < offsetHeight + GAP_PX;
  const left = Math.max(MARGIN_PX, text.left, Math.min(line.left, text.right - offsetWidth));
  shown.style.left = `${left + scrollX}px`;
  shown.style.top = `${(under ? lines.bottom + GAP_PX : lines.top - offsetHeight - GAP_PX) + scrollY}px`;
}
