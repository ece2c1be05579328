"""Every layout of the deck on paper, in every engine, read back from what it prints: which card is where.

Where the engine takes the paper from the page, the print window holds A4 all along; else it holds what the dialog, or
the page without JavaScript, tells the reader to choose there.
"""

import itertools

import pytest
from pypdf import PageObject

from browser.cards import cards
from browser.paper import (
    DECK,
    ONE,
    ONE_SIDED,
    PAPERS_MM,
    TWO_SIDED,
    assert_all_inside,
    assert_paper,
    assert_whole,
    pages_of,
    places,
    text_in,
    through_the_sheet,
)
from browser.printed import Reader
from engines.started import Record
from engines.tab import Tab

pytestmark = pytest.mark.feature("Cards on paper: every layout and paper, with JavaScript and without")

WITHOUT_SCRIPTS = [("", "A4"), ("#on-letter", "Letter"), ("#on-cards", "148 × 105 mm card")]


def printed(tab: Tab, url: str, layout: str, paper: str, edge: str | None = None) -> list[PageObject]:
    tab.open(url)
    tab.click("button", "Print flashcards")
    for label in filter(None, (layout, paper, edge)):
        tab.click("radio", label)
    in_the_window = "A4" if tab.page_chooses_paper else paper
    return pages_of(tab.print_by_click("button", "Print", PAPERS_MM[in_the_window]))


@pytest.mark.parametrize(("layout", "paper"), ONE_SIDED)
def test_each_page_holds_its_cards(tab: Tab, base_url: str, record: Record, layout: str, paper: str) -> None:
    sheets = printed(tab, base_url + DECK, layout, paper)
    assert_paper(sheets, paper)
    slots = places(layout, paper)
    assert len(sheets) == -(-len(cards()) // len(slots))
    read = 0
    for (sheet, place), card in itertools.zip_longest(itertools.product(sheets, slots), cards()):
        text = text_in(Reader(sheet).spots, place)
        if card is None:
            assert text == ""
        else:
            assert_whole(card, text)
            read += 1
    for sheet in sheets:
        assert_all_inside(Reader(sheet).spots, slots)
    record(f"{layout}, {paper}", len(sheets), read)


@pytest.mark.parametrize(("layout", "paper", "edge"), TWO_SIDED)
def test_answers_are_behind_their_questions(
    tab: Tab, base_url: str, record: Record, layout: str, paper: str, edge: str
) -> None:
    """And upright: a point above another on a back is, seen through the sheet, above it too."""
    sheets = printed(tab, base_url + DECK, layout, paper, edge)
    assert_paper(sheets, paper)
    slots = places(layout, paper)
    assert len(sheets) == 2 * -(-len(cards()) // len(slots))
    above, below = (through_the_sheet((50, y), paper, edge)[1] for y in (20, 60))
    deck, read = iter(cards()), 0
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        questions, answers = Reader(front).spots, Reader(back).spots
        assert_all_inside(questions + answers, slots)
        assert {spot.upright for spot in questions} == {True}
        assert {spot.upright for spot in answers} == {above < below}
        for place in slots:
            card = next(deck, None)
            (behind,) = (slot for slot in slots if slot.holds(*through_the_sheet(place.middle, paper, edge)))
            question, answer = text_in(questions, place), text_in(answers, behind)
            if card is None:
                assert question + answer == ""
                continue
            assert card.question in question
            assert card.answer in answer
            assert_whole(card, question + answer)
            assert card.answer not in question
            assert card.question not in answer
            read += 1
    assert next(deck, None) is None
    record(f"{layout}, {paper}, {edge.split(' (')[0].lower()}", len(sheets), read)


@pytest.mark.parametrize(("address", "paper"), WITHOUT_SCRIPTS)
def test_without_javascript_the_print_command_gives_one_card_a_page(
    tab_without_scripts: Tab, base_url: str, record: Record, address: str, paper: str
) -> None:
    tab_without_scripts.open(base_url + DECK + address)
    sheets = pages_of(tab_without_scripts.print(PAPERS_MM[paper]))
    assert_paper(sheets, paper)
    assert len(sheets) == len(cards())
    for card, sheet in zip(cards(), sheets, strict=True):
        assert_whole(card, text_in(Reader(sheet).spots, places(ONE, paper)[0]))
    record(f"Without JavaScript, {paper}", len(sheets), len(cards()))
