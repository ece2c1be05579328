"""The choice before printing: by keyboard, named, with a preview that is what comes out."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.cards import cards, squeeze
from browser.held import part_with
from browser.paper import DECK, EIGHT, EIGHT_BACKED, LONG, ONE, SHORT, pages_of
from browser.printed import Reader
from browser.test_paper import choose, press_print
from browser.wait import wait_until
from conftest import OpenVisit

NAME = "Print flashcards"


def opened(page: Page) -> None:
    page.get_by_role("button", name=NAME).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=NAME)).to_be_visible()


def test_escape_and_cancel_give_the_focus_back(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    dialog = page.get_by_role("dialog", name=NAME)
    for leave in (lambda: page.keyboard.press("Escape"), lambda: dialog.get_by_role("button", name="Cancel").click()):
        opened(page)
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        leave()
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("button", name=NAME)).to_be_focused()


def test_the_default_is_one_card_a_page_on_a4(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    opened(page)
    for label in (ONE, "A4"):
        expect(page.get_by_role("radio", name=label, exact=True)).to_be_checked()
    expect(page.get_by_role("group", name="Both sides")).to_be_hidden()


def test_everything_is_reached_by_keyboard_and_the_preview_is_one_stop(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    opened(page)
    page.get_by_role("radio", name=ONE).focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name=EIGHT_BACKED)).to_be_checked()
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("(node => node.getAttribute('aria-label') ?? node.value ?? '')(document.activeElement)")
        )
    assert stops[:3] == ["a4", "long", "Preview"]
    page.keyboard.press("Enter")


def test_small_cards_are_not_offered_for_eight_to_a_sheet(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    choose(page, ONE, "148 × 105 mm card", None)
    page.get_by_role("radio", name=EIGHT, exact=True).check()
    expect(page.get_by_role("radio", name="148 × 105 mm card")).to_be_disabled()
    expect(page.get_by_role("radio", name="A4")).to_be_checked()


@pytest.mark.parametrize("edge", [LONG, SHORT])
def test_the_preview_shows_every_page_as_it_is_printed(visit: OpenVisit, edge: str) -> None:
    """Same pages, same text on each, and each card's text at the same place to a millimetre."""
    page = visit().open(DECK)
    choose(page, EIGHT_BACKED, "Letter", edge)
    figures = page.get_by_role("region", name="Preview").locator("figure")
    assert figures.locator("figcaption").all_inner_texts() == [
        "Sheet 1, front",
        "Sheet 1, back",
        "Sheet 2, front",
        "Sheet 2, back",
    ]
    shown = figures.evaluate_all(
        """figures => figures.map(figure => {
          const sheet = figure.querySelector('.paper__sheet').getBoundingClientRect();
          const mm = 215.9 / sheet.width;
          return [...figure.querySelectorAll('.paper__face')].map(face => {
            const box = face.firstElementChild.getBoundingClientRect();
            return { text: face.textContent, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
          }).map(({ text, x, y }) => ({ text, x: (x - sheet.left) * mm, y: (y - sheet.top) * mm }));
        })"""
    )
    for faces, sheet in zip(shown, pages_of(press_print(page)), strict=True):
        spots = Reader(sheet).spots
        assert faces
        for face in faces:
            near = [spot for spot in spots if abs(spot.x_mm - face["x"]) < 47 and abs(spot.y_mm - face["y"]) < 32]
            card = next(c for c in cards() if c.question in squeeze(face["text"]) or c.answer in squeeze(face["text"]))
            text = "".join(spot.text for spot in near)
            assert card.question in text or card.answer in text
            middle = (min(spot.y_mm for spot in near) + max(spot.y_mm for spot in near)) / 2
            assert middle == pytest.approx(face["y"], abs=3)


def test_the_choice_says_how_many_pages_and_what_to_set_in_the_print_window(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    opened(page)
    status = page.get_by_role("dialog", name=NAME).get_by_role("status")
    expect(status).to_contain_text("10 pages")
    page.get_by_role("radio", name=EIGHT_BACKED).check()
    expect(status).to_contain_text("2 sheets, printed on both sides")
    expect(status).to_contain_text("flip on long edge")
    expect(status).not_to_contain_text("upside down")
    page.get_by_role("radio", name=SHORT).check()
    expect(status).to_contain_text("upside down")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_choice_fits_the_window(visit: OpenVisit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 640}).open(DECK)
    opened(page)
    page.get_by_role("radio", name=EIGHT_BACKED).check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.get_by_role("dialog", name=NAME).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    button = page.get_by_role("button", name="Print", exact=True)
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport()


def test_where_the_choice_cannot_be_loaded_the_page_still_prints(visit: OpenVisit, site: Path) -> None:
    reader = visit()
    lost = {"body": "throw new Error('lost on the way');", "content_type": "text/javascript"}
    reader.page.route(f"**/assets/{part_with('paper-dialog', site)}", lambda route: route.fulfill(**lost))
    page = reader.open(DECK)
    page.evaluate("() => { window.print = () => { window.asked = true; }; }")
    page.get_by_role("button", name=NAME).click()
    wait_until(page, "window.asked")
    assert len(pages_of(page.pdf(prefer_css_page_size=True))) == len(cards())
