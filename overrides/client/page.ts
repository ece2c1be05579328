/** The page's entry: it names the elements. */

import type { ByHand } from "./byhand/element.ts";
import { FlashCard } from "./cards/element.ts";
import { CardFinder } from "./cards/finder.ts";
import { CardToolbar } from "./cards/toolbar.ts";
import { workOffline } from "./offline/register.ts";
import { CardReview } from "./review/element.ts";
import { recordChecks } from "./review/practice.ts";
import { SelfCheck } from "./review/selfcheck.ts";
import type { YourWork } from "./work/element.ts";
import { PyExercise } from "./exercise/element.ts";
import { showDefinitions } from "./glossary.ts";
import type { LongRun } from "./run/element.ts";
import { bringWhatStandsHere } from "./lazy.ts";
import type { LivePicture } from "./pictures/element.ts";
import { openMenuByKeyboard } from "./menu.ts";
import { whenNear } from "./near.ts";
import { fetchSearchIndexWhenAsked, showWhatHasFocusAfterSearch } from "./search.ts";
import { receiveSharedCode } from "./share/arrival.ts";
import { silenceSingleKeys } from "./single_keys.ts";
import { startThemeWhenUsed } from "./theme.ts";
import { reachWideContent } from "./wide.ts";

declare global {
  interface HTMLElementTagNameMap {
    "by-hand": ByHand;
    "flash-card": FlashCard;
    "long-run": LongRun;
    "live-picture": LivePicture;
    "card-finder": CardFinder;
    "card-review": CardReview;
    "card-toolbar": CardToolbar;
    "py-exercise": PyExercise;
    "self-check": SelfCheck;
    "your-work": YourWork;
  }
}

customElements.define("flash-card", FlashCard);
customElements.define("card-finder", CardFinder);
customElements.define("card-review", CardReview);
customElements.define("card-toolbar", CardToolbar);
customElements.define("self-check", SelfCheck);
void bringWhatStandsHere();
recordChecks();
fetchSearchIndexWhenAsked();
showWhatHasFocusAfterSearch();
silenceSingleKeys();
startThemeWhenUsed();
openMenuByKeyboard();
reachWideContent();
showDefinitions();

/** An exercise brings an editor, which takes a phone a moment to set up: not while the page is being read above it. */
whenNear([...document.querySelectorAll("py-exercise")]).then(() => customElements.define("py-exercise", PyExercise));

const pictures = [...document.querySelectorAll("live-picture")];
if (pictures.length > 0) {
  whenNear(pictures)
    .then(() => import("./pictures/element.ts"))
    .then(({ LivePicture }) => customElements.define("live-picture", LivePicture));
}

receiveSharedCode();
workOffline();
