"""A reader of either page: finds everything by role and name, and holds the stopwatch."""

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from bench.server import Traffic

STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text(encoding="utf-8")
FIRST, SECOND = "Joint probability and NLL", "Spot the causality bug"
RESULT = "nll:"  # the last thing that the drill prints
ENDLESS = "\nwhile True:\n    pass\n"
PATIENCE_MS = 300_000
QUIET_S = 0.5


@dataclass(frozen=True)
class Contestant:
    """One of the two pages: its name in the figures, and where it stands on the server."""

    name: str
    path: str


SITE = Contestant("site", "/site/autoregressive/practice/")
STOCK = Contestant("stock", "/stock/")


class Reader:
    """One visit to a page, opened and quiet: nothing was fetched for half a second."""

    def __init__(self, page: Page, address: str, traffic: Traffic, drill: str) -> None:
        self._page, self._traffic, self._drill = page, traffic, drill
        page.set_default_timeout(PATIENCE_MS)
        page.goto(address)
        self._region(FIRST).scroll_into_view_if_needed()
        expect(self._button(FIRST, "Run")).to_be_enabled(timeout=PATIENCE_MS)
        self._wait_for_quiet()

    def run(self, title: str = FIRST) -> float:
        """Click Run; milliseconds until the drill's result stands in Output."""
        self._page.evaluate(STOPWATCH, [self._region(title).element_handle(), RESULT])
        self._button(title, "Run").click()
        took_ms: float = self._page.evaluate("window.stopwatch")
        return took_ms

    def run_second(self) -> float:
        """The same drill in another editor of the page."""
        self._write(SECOND, self._drill)
        return self.run(SECOND)

    def run_after_stop(self, loops_for_s: float) -> float:
        """Stop an endless loop behind the drill and run again at once; from the second click on Run to the result."""
        self._write(FIRST, self._drill + ENDLESS)
        self.run()
        time.sleep(loops_for_s)
        self._button(FIRST, "Stop").click()
        expect(self._button(FIRST, "Run")).to_be_enabled()
        return self.run()

    def focus_editor(self) -> None:
        self._editor(FIRST).focus()

    def _write(self, title: str, code: str) -> None:
        self._editor(title).focus()
        self._page.keyboard.press("ControlOrMeta+A")
        self._page.keyboard.insert_text(code)

    def _wait_for_quiet(self) -> None:
        mark, quiet_since_s = self._traffic.mark, time.monotonic()
        while time.monotonic() - quiet_since_s < QUIET_S:
            self._page.wait_for_timeout(50)
            if self._traffic.mark != mark:
                mark, quiet_since_s = self._traffic.mark, time.monotonic()

    def _region(self, title: str) -> Locator:
        return self._page.get_by_role("region", name=title, exact=True)

    def _editor(self, title: str) -> Locator:
        return self._region(title).get_by_role("textbox", name="Code editor")

    def _button(self, title: str, name: str) -> Locator:
        return self._region(title).get_by_role("button", name=name, exact=True)
