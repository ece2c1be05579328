/** The code editor: CodeMirror 6, assembled from the parts that are used. Loaded only where there is an exercise. */

import { defaultKeymap, history, historyKeymap, indentWithTab, simplifySelection } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { adoptStyles } from "./editor_styles.ts";
import { typedOver } from "./typed_over.ts";

interface EditorEvents {
  onEdit(code: string): void;
  onRun(): void;
  onCheck(): void;
}

/** Where the line begins at which the code stopped; null if it did not. */
const stoppedAt = StateEffect.define<number | null>();

const stoppedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, change) {
    for (const effect of change.effects) {
      if (!effect.is(stoppedAt)) continue;
      if (effect.value === null) return Decoration.none;
      return Decoration.set(Decoration.line({ class: "cm-stopped" }).range(effect.value));
    }
    return change.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const TEN_MINUTES_MS = 600_000;

/** The next Tab leaves the editor, however long the reader takes and whatever is selected; another key ends that. */
function letTabLeave(view: EditorView): true {
  simplifySelection(view);
  view.setTabFocusMode(TEN_MINUTES_MS);
  return true;
}

/** A browser brings the cursor's line into view; who comes by Tab should see all of the editor, where it has the room. */
function showWhole({ key }: KeyboardEvent, { contentDOM }: EditorView): void {
  if (key === "Tab" && contentDOM.offsetHeight < innerHeight) contentDOM.scrollIntoView({ block: "nearest" });
}

export class Editor {
  readonly #view: EditorView;

  constructor(parent: Element, code: string, describedBy: string, events: EditorEvents) {
    adoptStyles();
    const command = (act: () => void) => () => (act(), true);
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: code,
        extensions: [
          Prec.highest(
            keymap.of([
              { key: "Shift-Mod-Enter", run: command(events.onCheck) },
              { key: "Shift-Ctrl-Enter", run: command(events.onCheck) },
              { key: "Mod-Enter", run: command(events.onRun) },
              { key: "Ctrl-Enter", run: command(events.onRun) },
              { key: "Escape", run: letTabLeave },
            ]),
          ),
          keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
          history(),
          lineNumbers(),
          highlightActiveLine(),
          bracketMatching(),
          indentOnInput(),
          indentUnit.of("    "),
          pythonLanguage, // alone: what would complete names is 5 KB, and nothing here asks for it
          stoppedLine,
          typedOver,
          syntaxHighlighting(classHighlighter),
          EditorView.contentAttributes.of({
            "aria-label": "Code editor",
            "aria-describedby": describedBy,
            autocapitalize: "off",
            autocorrect: "off",
            spellcheck: "false",
            translate: "no",
            tabindex: "0", // it can be focused without; a checker of accessibility cannot tell
          }),
          EditorView.domEventHandlers({ keyup: showWhole }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) events.onEdit(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get code(): string {
    return this.#view.state.doc.toString();
  }

  /** As one edit: the editor's own undo brings back what was there. */
  replace(code: string): void {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: code } });
  }

  focus(): void {
    this.#view.focus();
  }

  unmarkLine(): void {
    this.#view.dispatch({ effects: stoppedAt.of(null) });
  }

  /** Mark the line where the code stopped, until the next edit. The cursor stays where the reader has it. */
  markLine(line: number): void {
    const { doc } = this.#view.state;
    if (line < 1 || line > doc.lines) return;
    const { from } = doc.line(line);
    this.#view.dispatch({ effects: [stoppedAt.of(from), EditorView.scrollIntoView(from, { y: "nearest" })] });
  }
}
