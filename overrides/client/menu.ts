/**
 * In a narrow window Material keeps the list of pages in a menu that a label opens, which no keyboard reaches. Here a
 * button stands in its place, opening leads into the list, and Esc leads back.
 */

import { h } from "./dom.ts";

const LABEL = ".md-header label[for=__drawer]";
const LINKS = ".md-sidebar--primary .md-nav__link[href]";

export function openMenuByKeyboard(): void {
  const label = document.querySelector(LABEL);
  const drawer = document.querySelector<HTMLInputElement>("#__drawer");
  if (!label || !drawer) return;
  const classes = "md-header__button md-icon menu-button";
  const button = h("button", { type: "button", class: classes, "aria-label": "Menu" }, ...label.childNodes);
  const tell = (): void => {
    button.ariaExpanded = String(drawer.checked);
  };
  const turn = (isOpen: boolean): void => {
    drawer.checked = isOpen;
    drawer.dispatchEvent(new Event("change"));
    const links = Array.from(document.querySelectorAll<HTMLElement>(LINKS));
    const first = links.find((link) => link.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
    (isOpen ? first : button)?.focus();
  };
  const contents = document.querySelector<HTMLInputElement>("#__toc");
  if (contents) contents.ariaLabel = `Contents of this page: ${contents.labels?.[0]?.textContent.trim() ?? ""}`;
  tell();
  drawer.addEventListener("change", tell);
  button.addEventListener("click", () => turn(!drawer.checked));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) turn(false);
  });
  label.replaceWith(button);
}
