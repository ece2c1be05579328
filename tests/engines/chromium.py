"""Chromium, by Playwright."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator

from engines.tab import ASKED, WATCH_POLICY, WATCH_PRINT, PaperMm, Within, wait_for


class ChromiumTab:
    """Prints on the paper that the page's own `@page` rule names, as its print window proposes."""

    page_chooses_paper = True

    def __init__(self, browser: Browser, *, scripts: bool, offline: bool = False) -> None:
        self.version = browser.version
        self._context = browser.new_context(
            service_workers="allow" if offline else "block", java_script_enabled=scripts
        )
        self._context.add_init_script(f"{WATCH_PRINT};{WATCH_POLICY}")
        self._page = self._context.new_page()

    def open(self, url: str) -> None:
        self._page.goto("about:blank")
        self._page.goto(url)

    def evaluate(self, expression: str) -> Any:
        return self._page.evaluate(expression)

    def click(self, role: Any, name: str, within: Within = None) -> None:
        self._find(role, name, within).click()

    def point(self, role: Any, name: str) -> None:
        self._page.get_by_role(role, name=name, exact=True).hover()

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def print(self, paper_mm: PaperMm) -> bytes:
        width, height = paper_mm
        return self._page.pdf(prefer_css_page_size=True, width=f"{width}mm", height=f"{height}mm")

    def print_by_click(self, role: str, name: str, paper_mm: PaperMm) -> bytes:
        self.click(role, name)
        wait_for(lambda: self.evaluate(ASKED), "wish to print")
        return self.print(paper_mm)

    def choose(self, button: str, file: Path) -> None:
        with self._page.expect_file_chooser() as asked:
            self.click("button", button)
        asked.value.set_files(file)

    def download(self, button: str) -> bytes:
        with self._page.expect_download() as saved:
            self.click("button", button)
        return Path(saved.value.path()).read_bytes()

    def close(self) -> None:
        self._context.close()

    def _find(self, role: Any, name: str, within: Within) -> Locator:
        place: Any = self._find(*within, None) if within else self._page
        found: Locator = place.get_by_role(role, name=name, exact=True)
        return found
