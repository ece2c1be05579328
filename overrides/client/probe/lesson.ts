/** The way from a measurement to the point of the lesson that it proves. */

import { h } from "../dom.ts";
import { SITE } from "../site.ts";

export function lessonLink(anchor: string): HTMLElement {
  const address = new URL(`autoregressive/#${anchor}`, SITE).href;
  return h("p", { class: "probe__lesson" }, h("a", { href: address }, "The point of the lesson that this tests"));
}
