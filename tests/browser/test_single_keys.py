"""No key of one character acts from anywhere on a page: WCAG 2.1.4."""

import pytest
from playwright.sync_api import expect

from browser.deck import Deck
from conftest import OpenVisit

OF_THE_THEME = ("f", "s", "/", "p", ",", "n", ".", "F", "S")


def test_the_themes_keys_do_nothing(visit: OpenVisit) -> None:
    page = visit().open("autoregressive/")
    page.keyboard.press("Tab")
    page.wait_for_load_state("networkidle")  # the theme's script is there
    address = page.url
    for key in OF_THE_THEME:
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        expect(page.get_by_role("textbox", name="Search")).not_to_be_focused()
        assert page.url == address


def test_a_field_takes_every_letter(visit: OpenVisit) -> None:
    page = visit().open("autoregressive/")
    field = page.get_by_role("textbox", name="Search")
    field.click()
    page.keyboard.type("fs/p,n.")
    expect(field).to_have_value("fs/p,n.")


@pytest.mark.parametrize("key", ["1", "2"])
def test_a_reviews_keys_act_while_a_card_has_the_focus_and_not_else(visit: OpenVisit, key: str) -> None:
    deck = Deck(visit())
    deck.start()
    first = deck.current()
    deck.page.keyboard.press("Space")
    deck.page.evaluate("document.activeElement.blur()")
    deck.page.keyboard.press(key)
    deck.page.wait_for_timeout(200)
    assert (deck.current(), deck.events()) == (first, {})
    deck.card(first).get_by_role("button", name="Got it").focus()
    deck.page.keyboard.press(key)
    expect(deck.card(first)).to_be_hidden()
    assert len(deck.events()) == 1
