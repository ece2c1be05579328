"""A reader at any of the engines, on a host of their own: pages and exercises, by role and name."""

import json
from typing import Any

from browser.exercise import TITLES
from browser.host import Site
from browser.reader import KEPT, deployed
from browser.wait import CLIENT_IS_THERE
from conftest import COMING
from engines.tab import Tab, Within, described, said, wait_for

PYTHON_STARTS_S = 240
KEPT_S = 60
ALL_IS_THERE = f"{CLIENT_IS_THERE} && !document.querySelector('{COMING}')"
#: As a reader pastes: the text comes with the event, in place of what is selected. Firefox has other names for it.
PASTE = """((editor, code) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", code);
    const given = { clipboardData, dataType: "text/plain", data: code, bubbles: true, cancelable: true };
    editor.dispatchEvent(new ClipboardEvent("paste", given));
})"""
#: Of a long text only the lines in view are there.
LINES = "[...document.querySelectorAll(`{editor} .cm-line`)].map((line) => line.textContent).join('\\n')"


class Reader:
    """One profile on one site."""

    def __init__(self, tab: Tab, site: Site) -> None:
        self.tab = tab
        self.site = site

    def open(self, path: str = "") -> None:
        self.tab.open(path if path.startswith(self.site.url) else self.site.url + path)
        wait_for(lambda: self.tab.evaluate(ALL_IS_THERE), "client of the page")

    def said(self, role: str, name: str, within: Within = None) -> str:
        """What stands there, with single spaces."""
        return " ".join(str(self.tab.evaluate(said(role, name, within)) or "").split())

    def hears(self, words: str, role: str, name: str, within: Within = None, limit_s: float = PYTHON_STARTS_S) -> str:
        """Wait until `words` stand there; give back all that does."""
        heard = ""

        def listen() -> bool:
            nonlocal heard
            heard = self.said(role, name, within)
            return words in heard

        try:
            wait_for(listen, words, limit_s)
        except AssertionError as missing:
            raise AssertionError(f"{missing} in {role} {name}, which says: {heard[:500]!r}") from None
        return heard

    def told_of(self, role: str, name: str, within: Within = None) -> str:
        return str(self.tab.evaluate(described(role, name, within)))

    def type(self, role: str, name: str, text: str) -> None:
        """In place of what stands there."""
        self.tab.click(role, name)
        self.tab.press("Control+a", *text)

    def kept(self) -> dict[str, Any]:
        """What the browser keeps of the site for later, as `room/key`."""
        kept: dict[str, Any] = self.tab.evaluate(f"({KEPT})({json.dumps(self.site.path)})")
        return kept

    def waits_until_pages_are_kept(self) -> None:
        wait_for(lambda: f"builds/{deployed(self.site)}" in self.kept(), "kept build", KEPT_S)

    def waits_until_python_is_kept(self) -> None:
        build = json.loads((self.site.root / "offline.json").read_text())
        wanted = {f"files/{file['sha256']}" for file in build["python"].values()}
        wait_for(lambda: wanted <= self.kept().keys(), "kept Python", KEPT_S)


class Exercise:
    """One exercise, on its page, its editor there."""

    def __init__(self, reader: Reader, path: str, exercise_id: str) -> None:
        self.reader = reader
        self.region = ("region", TITLES[exercise_id])
        self._editor = f"#{exercise_id} [role=textbox]"
        self._at = f"document.querySelector({json.dumps(self._editor)})"
        reader.open(f"{path}#{exercise_id}")
        wait_for(lambda: reader.tab.evaluate(f"{self._at} !== null"), "editor")
        # What takes long on a machine that is busy with other tests is no endless loop.
        reader.tab.evaluate(f"document.getElementById({json.dumps(exercise_id)}).dataset.limitS = '{PYTHON_STARTS_S}'")

    def write(self, code: str) -> None:
        self.reader.tab.evaluate(f"({self._at}.focus(), null)")
        self.reader.tab.press("Control+a")
        self.reader.tab.evaluate(f"({PASTE}({self._at}, {json.dumps(code)}), null)")

    def written(self) -> str:
        return str(self.reader.tab.evaluate(LINES.replace("{editor}", self._editor)))

    def press(self, button: str) -> None:
        self.reader.tab.click("button", button, self.region)

    def run(self, code: str, words: str) -> str:
        """Write and run; what is printed, once it holds `words`."""
        self.write(code)
        self.press("Run")
        return self.prints(words)

    def prints(self, words: str) -> str:
        return self.reader.hears(words, "log", "Output", self.region)

    def check(self) -> str:
        """The verdict, which takes the place of the one before."""
        self.press("Check")
        verdict = ""

        def given() -> bool:
            nonlocal verdict
            verdict = self.reader.said("status", "Feedback", self.region)
            return verdict.startswith(("Correct", "Not yet", "Something went wrong"))

        wait_for(given, "verdict", PYTHON_STARTS_S)
        return verdict

    def probe(self) -> str:
        """All that the exercise says, once it was measured."""
        self.press("Probe")
        self.reader.hears("Measured", "status", "Probe summary", self.region)
        return self.reader.said(*self.region)
