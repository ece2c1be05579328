"""The deck on paper in Chromium: what only one engine need show, such as cut marks and what print leaves behind."""

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject

from browser.cards import cards
from browser.paper import DECK, EIGHT, EIGHT_BACKED, ONE, PAPERS_MM, assert_paper, pages_of, places, text_in
from browser.printed import Reader
from browser.wait import wait_until
from conftest import OpenVisit


def choose(page: Page, layout: str, paper: str, edge: str | None) -> None:
    page.get_by_role("button", name="Print flashcards").click()
    dialog = page.get_by_role("dialog", name="Print flashcards")
    for label in filter(None, (layout, paper, edge)):
        dialog.get_by_role("radio", name=label, exact=True).check()


def press_print(page: Page) -> bytes:
    """Press Print and, in place of the browser's own window, keep what it would print."""
    page.evaluate("() => { window.print = () => { window.asked = true; }; }")
    page.get_by_role("button", name="Print", exact=True).click()
    wait_until(page, "window.asked")
    return page.pdf(prefer_css_page_size=True)


def printed(page: Page, layout: str, paper: str, edge: str | None = None) -> list[PageObject]:
    choose(page, layout, paper, edge)
    return pages_of(press_print(page))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("layout", [EIGHT, EIGHT_BACKED])
def test_cut_marks_stand_on_the_cuts_and_outside_the_text(visit: OpenVisit, layout: str, paper: str) -> None:
    sheets = printed(visit().open(DECK), layout, paper)
    slots = places(layout, paper)
    columns = {edge for slot in slots for edge in (slot.left, slot.left + slot.width)}
    rows = {edge for slot in slots for edge in (slot.top, slot.top + slot.height)}
    for number, sheet in enumerate(sheets):
        strokes = [s for s in Reader(sheet).strokes if abs(s.x1_mm - s.x2_mm) + abs(s.y1_mm - s.y2_mm) < 4]
        if layout == EIGHT_BACKED and number % 2:
            assert strokes == []
            continue
        assert len(strokes) == 2 * len(columns) + 2 * len(rows) + 2 * (len(columns) - 2) * (len(rows) - 2)
        for stroke in strokes:
            upright = stroke.x1_mm == pytest.approx(stroke.x2_mm, abs=0.05)
            cuts, place = (columns, stroke.x1_mm) if upright else (rows, stroke.y1_mm)
            assert min(abs(place - cut) for cut in cuts) < 0.2, stroke
        assert {round(column) for column in columns} <= {round(stroke.x1_mm) for stroke in strokes}


def test_the_print_command_fills_the_paper_that_the_reader_chose(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    for width, height in PAPERS_MM.values():
        sheets = pages_of(page.pdf(width=f"{width}mm", height=f"{height}mm"))
        assert len(sheets) == len(cards())


def test_on_paper_a_card_is_its_question_and_its_answer(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    page.evaluate("document.querySelectorAll('flash-card').forEach(card => card.append('', Object.assign("
        "document.createElement('p'), { textContent: 'Only on screen' })))")  # fmt: skip
    default = pages_of(page.pdf(prefer_css_page_size=True))
    chosen = printed(page, EIGHT, "A4")
    assert [sheet for sheet in default + chosen if "Only on screen" in sheet.extract_text()] == []


def test_shuffled_cards_are_printed_in_their_new_order(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    page.get_by_role("button", name="Shuffle").click()
    order = page.locator("flash-card").evaluate_all("cards => cards.map(card => card.id)")
    sheets = printed(page, ONE, "A4")
    by_id = {card.id: card for card in cards()}
    for card_id, sheet in zip(order, sheets, strict=True):
        assert by_id[card_id].question in text_in(Reader(sheet).spots, places(ONE, "A4")[0])


def test_after_printing_the_print_command_gives_the_default_again(visit: OpenVisit) -> None:
    page = visit().open(DECK)
    assert len(printed(page, EIGHT, "Letter")) == 2
    expect(page.locator("body > .paper")).to_have_count(0)
    sheets = pages_of(page.pdf(prefer_css_page_size=True))
    assert len(sheets) == len(cards())
    assert_paper(sheets, "A4")
