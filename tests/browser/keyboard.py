"""A reader who has only a keyboard: each key is pressed, and at each stop it is measured what shows where they are."""

from pathlib import Path

from playwright.sync_api import Page

from browser.axe import CONTRAST, SETTLED
from browser.wait import wait_until

FOCUS = (Path(__file__).parent / "focus.js").read_text()
#: Scrolling to what has the focus may take two frames.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

#: Material holds the page still under an open search, and lets go a moment after it is closed.
LET_GO = """() => document.querySelector("#__search").checked || !document.body.hasAttribute("data-md-scrolllock")"""


class Keyboard:
    """Presses keys on a page, and notes every stop at which the focus was not to be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.stops = 0
        self.wrong: list[str] = []

    def press(self, key: str) -> str:
        """Press it, and give back the name of what has the focus then; empty if nothing has."""
        self.page.keyboard.press(key)
        return self.look()

    def look(self) -> str:
        if not self.page.evaluate("() => 'focusSeen' in window"):
            self.page.evaluate(CONTRAST)
            self.page.evaluate(FOCUS)
        wait_until(self.page, LET_GO)
        self.page.evaluate(DRAWN)
        self.page.evaluate(SETTLED)
        seen = self.page.evaluate("focusSeen()")
        if seen is None:
            return ""
        self.stops += 1
        where = self.page.url.split("/sub-path/")[1] or "home"
        self.wrong += [f"{where}: {seen['tag']} “{seen['name']}”: {one}" for one in seen["wrong"]]
        return str(seen["name"])

    def go_to(self, name: str, key: str = "Tab", most: int = 400) -> None:
        """Tab until what has the focus is called so."""
        passed = []
        for _ in range(most):
            passed.append(self.press(key))
            if passed[-1] == name:
                return
        raise AssertionError(f"“{name}” was not reached by {most} times {key}; the last were {passed[-20:]}")

    def write(self, code: str) -> None:
        """Replace what an editor holds, by paste, so that the editor does not indent on its own."""
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(code)
