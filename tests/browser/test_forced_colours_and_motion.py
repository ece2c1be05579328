"""With forced colours the focus and every state are still to be seen; with reduced motion nothing moves."""

import pytest
from playwright.sync_api import expect

from browser.deck import DECK, IDS, Deck
from browser.exercise import PRACTICE, Exercise
from browser.keyboard import Keyboard
from conftest import OpenVisit

MOVED = """() => {
    window.moved = [];
    for (const kind of ["transitionrun", "animationstart"]) {
        document.addEventListener(kind, ({ target }) => window.moved.push(...target.getAnimations()
            .filter(({ effect }) => effect.getComputedTiming().duration > 1)
            .map(one => `${target.className || target.localName}: ${one.transitionProperty ?? one.animationName}`)));
    }
}"""


@pytest.mark.parametrize("path", ["", PRACTICE, DECK])
def test_with_forced_colours_the_focus_is_seen_at_every_stop(visit: OpenVisit, path: str) -> None:
    keys = Keyboard(visit(forced_colors="active").open(path))
    for _ in range(45):
        keys.press("Tab")
    assert keys.stops > 10
    # What covers what is the journey's to measure; colours cover nothing.
    rings = [one for one in keys.wrong if "to be seen" not in one]
    assert not rings, "\n".join(dict.fromkeys(rings))


def test_with_reduced_motion_nothing_moves(visit: OpenVisit) -> None:
    reader = visit(reduced_motion="reduce", viewport={"width": 768, "height": 800})
    deck = Deck(reader)
    page = deck.page
    page.evaluate(MOVED)
    page.get_by_role("button", name="Menu").click()
    page.keyboard.press("Escape")
    page.locator("label[for=__search]:visible").first.click()
    page.keyboard.press("Escape")
    page.locator("[data-md-component=palette] label:visible").click()
    deck.start()
    deck.card(IDS[0]).get_by_role("button", name="Show answer").click()
    page.get_by_role("button", name="Got it").hover()
    page.wait_for_timeout(500)
    assert page.evaluate("moved") == []


def test_without_that_wish_what_moves_is_noticed(visit: OpenVisit) -> None:
    page = visit(viewport={"width": 768, "height": 800}).open(PRACTICE)
    Exercise(page, "joint-nll")
    page.evaluate(MOVED)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".md-nav--primary .md-nav__link").first).to_be_in_viewport()
    page.wait_for_timeout(500)
    assert page.evaluate("moved") != []
