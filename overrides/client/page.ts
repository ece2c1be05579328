/** The page's entry: it names the elements. */

import { ByHand } from "./byhand/element.ts";
import { FlashCard } from "./cards/element.ts";
import { CardToolbar } from "./cards/toolbar.ts";
import { workOffline } from "./offline/register.ts";
import { YourWork } from "./work/element.ts";
import { PyExercise } from "./exercise/element.ts";

declare global {
  interface HTMLElementTagNameMap {
    "by-hand": ByHand;
    "flash-card": FlashCard;
    "card-toolbar": CardToolbar;
    "py-exercise": PyExercise;
    "your-work": YourWork;
  }
}

customElements.define("by-hand", ByHand);
customElements.define("flash-card", FlashCard);
customElements.define("card-toolbar", CardToolbar);
customElements.define("py-exercise", PyExercise);
customElements.define("your-work", YourWork);

workOffline();
