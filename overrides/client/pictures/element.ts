/** <live-picture>: a drawing that the build made, changed in place as its controls are used. */

import { get } from "../dom.ts";
import { attentionMask } from "./attention.ts";
import { stepCost } from "./costs.ts";
import { Figure } from "./figure.ts";
import { jointFactored } from "./joint.ts";
import { rasterMask } from "./raster.ts";
import { surpriseAddsUp } from "./surprise.ts";

/** By id: how a picture is brought to life; what it returns shows the state that its controls are in. */
const PICTURES: Record<string, (figure: Figure) => () => void> = {
  "joint-factored": jointFactored,
  "attention-mask": attentionMask,
  "raster-mask": rasterMask,
  "step-cost": stepCost,
  "surprise-adds-up": surpriseAddsUp,
};

export class LivePicture extends HTMLElement {
  #isLive = false;

  connectedCallback(): void {
    const bring = PICTURES[this.id];
    if (this.#isLive || !bring || this.closest("#print-site-page")) return;
    this.#isLive = true;
    this.classList.add("picture--live");
    const show = bring(new Figure(this));
    get(this, ".picture__controls", HTMLFieldSetElement).disabled = false;
    this.addEventListener("input", show);
  }
}
