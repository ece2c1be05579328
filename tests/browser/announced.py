"""What a screen reader would be told: a spy on every live region of a page, by name and words."""

from pathlib import Path

from playwright.sync_api import Page

SPY = (Path(__file__).parent / "announced.js").read_text()
#: Longer than the spy takes to gather what belongs to one announcement.
QUIET_MS = 500


class Announced:
    """Counts from when it is made."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(SPY)

    def since(self) -> list[str]:
        """All that was told since the last time, when the page has come to rest."""
        self.page.wait_for_timeout(QUIET_MS)
        told: list[dict[str, str]] = self.page.evaluate("announced.splice(0)")
        return [f"{one['region']}: {one['text']}" for one in told]
