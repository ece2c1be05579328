/** The editor's part of an exercise: the code, where it is kept, and what happens when it is reset. */

import { get, h } from "../dom.ts";
import { keepsEverything } from "../storage.ts";
import type { Editor } from "./editor.ts";
import { Notice } from "./notice.ts";
import { SavedCode } from "./saved.ts";

interface PaneEvents {
  onRun(): void;
  onCheck(): void;
}

export class Pane {
  readonly notice = new Notice(() => this.#editor?.focus());
  /** Of the code that was shared last; it stands below the button, since what is above a long editor is out of sight. */
  readonly link = h("div", { class: "exercise__notice", role: "status", "aria-label": "Link to this code" });
  readonly #place: HTMLElement;
  readonly #starter: string;
  readonly #saved: SavedCode;
  #editor: Editor | undefined;
  #stopListening = (): void => undefined;

  constructor(
    private readonly exercise: HTMLElement,
    private readonly events: PaneEvents,
  ) {
    this.#place = get(exercise, ".exercise__starter", HTMLElement);
    this.#starter = get(this.#place, "code", HTMLElement).textContent ?? "";
    this.#saved = new SavedCode(exercise.id, this.#starter);
  }

  /** The code as it stands; undefined until the editor is there. */
  get code(): string | undefined {
    return this.#editor?.code;
  }

  async mount(): Promise<void> {
    const { Editor } = await import("./editor.ts");
    const { code, isOfAnotherStarter } = this.#saved.first();
    get(this.#place, "pre", HTMLElement).hidden = true;
    get(this.#place, ".exercise__label", HTMLElement).textContent = "Your code";
    const holder = h("div", { class: "exercise__editor" });
    const help = h("p", { class: "exercise__keys", id: `${this.exercise.id}-keys` }, keys());
    this.#place.append(this.notice.element, holder, help);
    this.#editor = new Editor(holder, code, help.id, {
      onEdit: (edited) => {
        this.#saved.keep(edited);
        this.warnIfUnsaved();
      },
      onRun: () => this.events.onRun(),
      onCheck: () => this.events.onCheck(),
    });
    if (this.#saved.aside().length > 0) this.#offerMine();
    else if (isOfAnotherStarter) this.#offerNewStarter();
    this.#stopListening = this.#saved.onElsewhere((theirs) => this.#offerOther(theirs));
  }

  disconnect(): void {
    this.#stopListening();
  }

  replace(code: string): void {
    this.#editor?.replace(code);
  }

  reset(): void {
    this.link.replaceChildren();
    this.forgetNotice();
    this.replace(this.#starter);
  }

  /** The reader's own code is set aside until they say what becomes of it; the editor's undo brings it back, too. */
  take(code: string): void {
    const mine = this.code ?? this.#starter;
    if (mine !== this.#starter && mine !== code) this.#saved.setAside(mine);
    this.replace(code);
    this.#editor?.focus();
    if (this.#saved.aside().length > 0) this.#offerMine();
    else this.notice.show("Somebody else’s code is in the editor. It runs here as your own does.", {});
  }

  async share(): Promise<void> {
    const { share } = await import("../share/share.ts");
    try {
      const { words, more } = await share(this.exercise.id, this.code ?? this.#starter);
      this.link.replaceChildren(h("p", {}, words), ...more);
    } catch (error) {
      this.link.replaceChildren(h("p", {}, error instanceof Error ? error.message : String(error)));
    }
  }

  /** But for the offer of code that is set aside, which nothing else brings back. */
  forgetNotice(): void {
    if (this.#saved.aside().length > 0) this.#offerMine();
    else this.notice.clear();
  }

  markLine(line: number | null): void {
    if (line === null) this.#editor?.unmarkLine();
    else this.#editor?.markLine(line);
  }

  /** Say so once something has been kept for this page only. */
  warnIfUnsaved(): void {
    const warning = this.exercise.querySelector(".exercise__unsaved");
    if (keepsEverything()) return warning?.remove();
    const words = "This browser refuses to keep your work: it will be lost when you leave the page.";
    if (!warning) this.#place.append(h("p", { class: "exercise__unsaved", role: "alert" }, words));
  }

  /** Two tabs keep under one name: neither may lose its text without a word. */
  #offerOther(theirs: string): void {
    const mine = this.code;
    if (mine === undefined || theirs === mine) return this.forgetNotice();
    this.notice.show("Your code of this exercise has just changed in another tab. Here it stands as it was.", {
      "Show the other": () => {
        this.replace(theirs);
        this.notice.show("This is the code of the other tab.", { "Bring mine back": () => this.replace(mine) });
      },
      "Keep mine": () => this.#saved.keep(this.code ?? mine),
    });
  }

  #offerMine(): void {
    this.notice.show("Somebody else’s code is in the editor. It runs here as your own does. Yours is kept.", {
      "Bring mine back": () => {
        const mine = this.#saved.takeBack();
        if (mine !== undefined) this.replace(mine);
        if (this.#saved.aside().length > 0) this.#offerMine();
      },
      "Keep this, delete mine": () => this.#saved.forgetAside(),
    });
  }

  #offerNewStarter(): void {
    this.notice.show("The lesson’s starter code has changed since you wrote yours. Yours is shown.", {
      "Keep mine": () => this.#saved.keep(this.code ?? this.#starter),
      "Take the new starter": () => {
        const mine = this.code ?? this.#starter;
        this.replace(this.#starter);
        this.notice.show("This is the new starter.", { "Bring mine back": () => this.replace(mine) });
      },
    });
  }
}

function keys(): string {
  const words = "Ctrl+Enter runs, Shift+Ctrl+Enter checks. Tab indents; Esc, then Tab, leaves the editor.";
  return navigator.platform.startsWith("Mac") ? words.replaceAll("Ctrl", "⌘") : words;
}
