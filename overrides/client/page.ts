/** The page's entry: it names the elements. */

import { ByHand } from "./byhand/element.ts";
import { FlashCard } from "./cards/element.ts";
import { CardToolbar } from "./cards/toolbar.ts";
import { workOffline } from "./offline/register.ts";
import { YourWork } from "./work/element.ts";
import { PyExercise } from "./exercise/element.ts";
import { whenNear } from "./near.ts";
import { fetchSearchIndexWhenAsked } from "./search.ts";
import { startThemeWhenUsed } from "./theme.ts";

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
customElements.define("your-work", YourWork);
fetchSearchIndexWhenAsked();
startThemeWhenUsed();

/** An exercise brings an editor, which takes a phone a moment to set up: not while the page is being read above it. */
whenNear([...document.querySelectorAll("py-exercise")]).then(() => customElements.define("py-exercise", PyExercise));

workOffline();
