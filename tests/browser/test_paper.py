"""Every layout of the deck on paper, read back from the PDF that Chromium prints: which card is where."""

import io
import itertools
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader

from browser.cards import Card, cards
from browser.printed import Reader, Spot
from conftest import OpenVisit

DECK = "autoregressive/flashcards/"
PAPERS_MM = {"A4": (210, 297), "Letter": (215.9, 279.4), "148 × 105 mm card": (148, 105)}
EIGHT_MM = (95, 65)
ONE, BACKED = "One card a page", "Question in front, answer on the back"
EIGHT, EIGHT_BACKED = "Eight to a sheet, to cut out", "Eight to a sheet, answers on the back"
LONG, SHORT = "Flip on long edge (usual)", "Flip on short edge"
TWO_SIDED = [
    *itertools.product([BACKED], PAPERS_MM, [LONG, SHORT]),
    *itertools.product([EIGHT_BACKED], ["A4", "Letter"], [LONG, SHORT]),
]


@dataclass(frozen=True)
class Place:
    """A card's rectangle on the paper, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.left + self.width and self.top < y < self.top + self.height

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2


def places(layout: str, paper: str) -> list[Place]:
    """Where cards lie, in reading order, worked out apart from the client."""
    width, height = PAPERS_MM[paper]
    if layout in (ONE, BACKED):
        return [Place(0, 0, width, height)]
    card_width, card_height = EIGHT_MM
    left, top = (width - 2 * card_width) / 2, (height - 4 * card_height) / 2
    return [
        Place(left + column * card_width, top + row * card_height, card_width, card_height)
        for row in range(4)
        for column in range(2)
    ]


def through_the_sheet(point: tuple[float, float], paper: str, edge: str) -> tuple[float, float]:
    """Where a point lies when the sheet has been turned over about that edge."""
    (width, height), (x, y) = PAPERS_MM[paper], point
    vertical_edge = (height > width) == (edge == LONG)
    return (width - x, y) if vertical_edge else (x, height - y)


def choose(page: Page, layout: str, paper: str, edge: str | None) -> None:
    page.get_by_role("button", name="Print flashcards").click()
    dialog = page.get_by_role("dialog", name="Print flashcards")
    for label in filter(None, (layout, paper, edge)):
        dialog.get_by_role("radio", name=label, exact=True).check()


def pages_of(pdf: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(pdf)).pages)


def press_print(page: Page) -> bytes:
    """Press Print and, in place of the browser's own window, keep what it would print."""
    page.evaluate("() => { window.print = () => { window.asked = true; }; }")
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("window.asked")
    return page.pdf(prefer_css_page_size=True)


def printed(page: Page, layout: str, paper: str, edge: str | None = None) -> list[PageObject]:
    choose(page, layout, paper, edge)
    return pages_of(press_print(page))


def text_in(spots: list[Spot], place: Place) -> str:
    return "".join(spot.text for spot in spots if place.holds(spot.x_mm, spot.y_mm))


def assert_paper(sheets: list[PageObject], paper: str) -> None:
    for sheet in sheets:
        size = float(sheet.mediabox.width), float(sheet.mediabox.height)
        assert size == pytest.approx([length / 25.4 * 72 for length in PAPERS_MM[paper]], abs=1)
        assert sheet.extract_text().strip()


def assert_all_inside(spots: list[Spot], allowed: list[Place]) -> None:
    for spot in spots:
        assert any(place.holds(spot.x_mm, spot.y_mm) for place in allowed), spot


def assert_whole(card: Card, text: str) -> None:
    assert [words for words in card.words if words not in text] == []
    assert [other.id for other in cards() if other.question in text and other.id != card.id] == []


@pytest.mark.parametrize("paper", PAPERS_MM)
def test_one_card_a_page(visit: OpenVisit, paper: str) -> None:
    sheets = printed(visit().open(DECK), ONE, paper)
    assert_paper(sheets, paper)
    assert len(sheets) == len(cards())
    for card, sheet in zip(cards(), sheets, strict=True):
        assert_whole(card, text_in(Reader(sheet).spots, places(ONE, paper)[0]))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_eight_to_a_sheet(visit: OpenVisit, paper: str) -> None:
    sheets = printed(visit().open(DECK), EIGHT, paper)
    assert_paper(sheets, paper)
    assert len(sheets) == -(-len(cards()) // 8)
    slots = [(sheet, place) for sheet in sheets for place in places(EIGHT, paper)]
    for (sheet, place), card in itertools.zip_longest(slots, cards()):
        text = text_in(Reader(sheet).spots, place)
        if card is None:
            assert text == ""
        else:
            assert_whole(card, text)
    for sheet in sheets:
        assert_all_inside(Reader(sheet).spots, places(EIGHT, paper))


@pytest.mark.parametrize(("layout", "paper", "edge"), TWO_SIDED)
def test_answers_are_behind_their_questions(visit: OpenVisit, layout: str, paper: str, edge: str) -> None:
    sheets = printed(visit().open(DECK), layout, paper, edge)
    assert_paper(sheets, paper)
    slots = places(layout, paper)
    assert len(sheets) == 2 * -(-len(cards()) // len(slots))
    deck = iter(cards())
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        questions, answers = Reader(front).spots, Reader(back).spots
        assert_all_inside(questions + answers, slots)
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
    assert next(deck, None) is None


@pytest.mark.parametrize(("layout", "paper", "edge"), TWO_SIDED)
def test_a_card_turned_over_sideways_is_upright(visit: OpenVisit, layout: str, paper: str, edge: str) -> None:
    """A point above another on a back is, seen through the sheet, above it too; else the back is upside down."""
    sheets = printed(visit().open(DECK), layout, paper, edge)
    above, below = (through_the_sheet((50, y), paper, edge)[1] for y in (20, 60))
    for front, back in zip(sheets[::2], sheets[1::2], strict=True):
        assert {spot.upright for spot in Reader(front).spots} == {True}
        assert {spot.upright for spot in Reader(back).spots} == {above < below}


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


@pytest.mark.parametrize(
    ("address", "paper"), [("", "A4"), ("#on-letter", "Letter"), ("#on-cards", "148 × 105 mm card")]
)
def test_without_javascript_the_paper_is_chosen_by_a_link(visit: OpenVisit, address: str, paper: str) -> None:
    page = visit(java_script_enabled=False).open(DECK)
    if address:
        page.locator(f'a[href="{address}"]').click()
    sheets = pages_of(page.pdf(prefer_css_page_size=True))
    assert_paper(sheets, paper)
    assert len(sheets) == len(cards())
    for card, sheet in zip(cards(), sheets, strict=True):
        assert_whole(card, text_in(Reader(sheet).spots, places(ONE, paper)[0]))


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
