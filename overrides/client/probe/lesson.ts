/** The way from a measurement to the point of the lesson that it proves. */

import { h } from "../dom.ts";
import { SITE } from "../site.ts";

/** What the anchors of the lesson are about, where the words of the anchor do not say it well. */
const WORDS: Record<string, string> = {
  "causal-transformer": "the causal transformer",
  pixelcnn: "PixelCNN",
  "kv-cache": "the KV cache",
  "two-ways": "two ways, one number",
};

export function lessonLink(anchor: string): HTMLElement {
  const address = new URL(`autoregressive/#${anchor}`, SITE).href;
  const words = WORDS[anchor] ?? anchor.replaceAll("-", " ");
  return h("p", { class: "probe__lesson" }, h("a", { href: address }, `In the lesson: ${words}`));
}
