/** Small helpers for nodes. Text always enters the page as text nodes. */

type Attributes = Record<string, string | number | boolean>;

/** An element with attributes and children; a string child becomes a text node, `false` leaves an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** Text in which `…` marks code, as nodes. */
export function withCode(text: string): (Node | string)[] {
  return text.split(/`([^`\n]+)`/).map((part, place) => (place % 2 ? h("code", {}, part) : part));
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** The element that matches, of the type given. Throws, naming what is missing, if the template lacks it. */
export function get<T extends Element>(root: ParentNode, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`expected ${type.name} at "${selector}", found ${String(found)}`);
  return found;
}

/** Empties an element and gives back the way to fill it again, with the same nodes and what listens to them. */
export function emptied(element: Element): () => void {
  const children = Array.from(element.childNodes);
  element.replaceChildren();
  return () => element.replaceChildren(...children);
}

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
}
