"""A button that stands in the page is pressed before the client is there: what it is for happens, once, when it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.deck import DECK, IDS
from browser.exercise import PRACTICE
from browser.held import held, release
from browser.wait import wait_until
from conftest import OpenVisit


def choice_is_open(page: Page) -> None:
    expect(page.get_by_role("dialog", name="Print flashcards")).to_be_visible()


def first_answer_is_shown(page: Page) -> None:
    expect(page.locator(f"#{IDS[0]}-answer")).to_be_visible()
    expect(page.locator(f"#{IDS[1]}-answer")).to_be_hidden()


def order_is_another(page: Page) -> None:
    wait_until(
        page,
        "ids => String(ids) !== String([...document.querySelectorAll('article flash-card')].map(({ id }) => id))",
        list(IDS),
    )


def numbers_are_new(page: Page) -> None:
    expect(page.locator(".by-hand__seed")).to_have_text("Seed 5000")


def sheet_was_printed(page: Page) -> None:
    wait_until(page, "window.asked === 1")


@pytest.mark.parametrize(
    ("path", "name", "is_done"),
    [
        (DECK, "Print flashcards", choice_is_open),
        (DECK, "Show answer", first_answer_is_shown),
        (DECK, "Shuffle", order_is_another),
        (PRACTICE, "New numbers", numbers_are_new),
        (PRACTICE, "Print a sheet", sheet_was_printed),
    ],
)
def test_an_early_press_is_not_lost(visit: OpenVisit, path: str, name: str, is_done: Callable[[Page], None]) -> None:
    reader = visit()
    page, waiting = reader.page, held(reader.page, "**/assets/page.js")
    page.add_init_script("window.asked = 0; window.print = () => { asked += 1; }; Math.random = () => 0.05;")
    page.goto(reader.base_url + path, wait_until="domcontentloaded")  # "load" may wait for what is held
    button = page.get_by_role("button", name=name).first
    button.click()
    button.click()
    release(page, waiting, "the client")
    is_done(page)
