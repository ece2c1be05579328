"""The flashcards page in each of its states, looked through by axe-core: no breach of WCAG 2.2 AA that it knows."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.deck import IDS, Deck
from browser.paper import EIGHT_BACKED
from browser.test_paper import choose
from conftest import ROOT, OpenVisit

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOK = """async tags => {
    const { violations, passes } = await axe.run({ runOnly: { type: "tag", values: tags } });
    const told = ({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`);
    return { found: violations.flatMap(told), passes: passes.length };
}"""


def idle(deck: Deck) -> None:
    expect(deck.panel).to_contain_text("Due today")


def filtered(deck: Deck) -> None:
    deck.page.get_by_role("search", name="Cards").get_by_label("Topic").select_option(index=1)
    expect(deck.page.get_by_role("search", name="Cards").get_by_role("status")).to_contain_text("of 10 cards")


def nothing_found(deck: Deck) -> None:
    deck.page.get_by_role("searchbox", name="Search the cards").fill("zebra")
    expect(deck.page.locator("flash-card:visible")).to_have_count(0)


def question(deck: Deck) -> None:
    deck.start()
    expect(deck.page.locator("flash-card:visible")).to_have_count(1)


def answer(deck: Deck) -> None:
    deck.start()
    deck.card(IDS[0]).get_by_role("button", name="Show answer").click()
    expect(deck.card(IDS[0]).get_by_role("button", name="Got it")).to_be_visible()


def graded(deck: Deck) -> None:
    deck.start()
    deck.grade("Missed it")


def done(deck: Deck) -> None:
    deck.start()
    for _ in IDS:
        deck.grade("Got it")
    expect(deck.status).to_have_text("Done for today.")


def print_dialog(deck: Deck) -> None:
    choose(deck.page, EIGHT_BACKED, "Letter", None)


def imported(deck: Deck) -> None:
    done(deck)
    deck.panel.get_by_text("Export or import your reviews").click()
    no_work = {"name": "work.json", "mimeType": "application/json", "buffer": b"[]"}
    deck.panel.get_by_label("Work file").set_input_files(files=[no_work])  # type: ignore[list-item]
    expect(deck.panel.get_by_role("status", name="Your work")).to_contain_text("Nothing was changed")


STATES: list[Callable[[Deck], None]] = [
    *(idle, filtered, nothing_found, question, answer, graded, done, print_dialog, imported)
]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    looked = page.evaluate(LOOK, TAGS)
    assert looked["passes"] > 10
    return list(looked["found"])


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_deck_is_free_of_what_axe_finds(
    visit: OpenVisit, state: Callable[[Deck], None], scheme: str, name: str, width: int
) -> None:
    deck = Deck(visit(color_scheme=scheme, viewport={"width": width, "height": 800}))
    expect(deck.page.locator("body")).to_have_attribute("data-md-color-scheme", name)
    state(deck)
    assert violations(deck.page) == []
