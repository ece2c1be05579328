/**
 * Material's script answers to the reader: search, colours, the menu, the contents that follow the page. It runs when
 * the reader first does something, so that it holds up nothing while the page appears.
 */

import { whenDrawn } from "./drawn.ts";
import { changedEarly, wasEarly } from "./early.ts";

const SIGNS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"] as const;

export function startThemeWhenUsed(): void {
  const kept = document.querySelector<HTMLScriptElement>("script[data-when-used]");
  if (!kept) return;
  const missed = new Set<EventTarget>(changedEarly());
  const keep = ({ target }: Event): void => void (target && missed.add(target));
  const start = (): void => {
    for (const sign of SIGNS) removeEventListener(sign, start, true);
    const script = document.createElement("script");
    script.src = kept.src;
    script.onload = () => {
      document.dispatchEvent(new Event("DOMContentLoaded")); // it waits for this, which is long past
      removeEventListener("change", keep, true);
      for (const target of missed) target.dispatchEvent(new Event("change", { bubbles: true }));
    };
    document.body.append(script);
  };
  const ahead = (): void => void fetchAhead(kept.src).catch(() => undefined);
  addEventListener("change", keep, true);
  for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: true });
  if (location.hash || location.search || wasEarly(...SIGNS)) start();
  else if (document.readyState === "complete") whenDrawn(ahead);
  else addEventListener("load", () => whenDrawn(ahead), { once: true });
}

/**
 * Into the browser's cache and no further. Not as <link rel="prefetch">, to which Firefox applies `default-src`. To its
 * end: an answer that nobody reads keeps the service worker busy, and no newer one can take its place.
 */
async function fetchAhead(address: string): Promise<void> {
  await (await fetch(address, { priority: "low" })).arrayBuffer();
}
