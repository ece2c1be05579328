"""The flashcards page as a reader who reviews finds it: by role and name, on a given day."""

import datetime
import re

from playwright.sync_api import Locator, Page, expect

from browser.cards import cards
from conftest import Visit

DECK = "autoregressive/flashcards/"
WORK = "your-work/"
IDS = [card.id for card in cards()]
TUESDAY = datetime.datetime(2026, 11, 24, 10, 0)
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
EVENTS = """() => Object.entries(localStorage).filter(([name]) => name.includes("#review/"))
    .map(([name, value]) => [name.split("#review/")[1], JSON.parse(value)])"""


class Deck:
    """The flashcards page on a given day."""

    def __init__(self, reader: Visit, now: datetime.datetime = TUESDAY, page: Page | None = None) -> None:
        self.page = page or reader.page
        self.page.clock.set_fixed_time(now)
        self.page.goto(reader.base_url + DECK)
        self.panel = self.page.get_by_role("region", name="Review", exact=True)
        self.status = self.panel.get_by_role("status", name="Review", exact=True)
        self.panel.wait_for()

    def card(self, card_id: str) -> Locator:
        return self.page.locator(f"article#{card_id}, #{card_id}[role=article]")

    def start(self) -> None:
        self.panel.get_by_role("button", name=re.compile(r"^Review \d+ cards?$")).click()

    def current(self) -> str:
        (shown,) = self.page.locator("flash-card:visible").all()
        card_id = shown.get_attribute("id")
        assert card_id
        return card_id

    def grade(self, name: str, card_id: str | None = None) -> str:
        card = self.card(card_id or self.current())
        card.get_by_role("button", name="Show answer").click()
        button = card.get_by_role("button", name=name, exact=True)
        described = f"#{button.get_attribute('aria-describedby')}"
        when = self.page.locator(described)
        expect(when).not_to_be_empty()
        said = when.inner_text()
        button.click()
        return said

    def events(self) -> dict[str, dict[str, object]]:
        return dict(self.page.evaluate(EVENTS))
