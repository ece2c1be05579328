"""The deck's layouts on paper and where their cards lie, worked out apart from the client: an oracle for print."""

import io
import itertools
import re
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass

import pytest
from pypdf import PageObject, PdfReader

from browser.cards import Card, cards
from browser.printed import Spot

DECK = "autoregressive/flashcards/"
PAPERS_MM = {"A4": (210, 297), "Letter": (215.9, 279.4), "148 × 105 mm card": (148, 105)}
EIGHT_MM = (95, 65)
ONE, BACKED = "One card a page", "Question in front, answer on the back"
EIGHT, EIGHT_BACKED = "Eight to a sheet, to cut out", "Eight to a sheet, answers on the back"
LONG, SHORT = "Flip on long edge (usual)", "Flip on short edge"
ONE_SIDED = [*itertools.product([ONE], PAPERS_MM), *itertools.product([EIGHT], ["A4", "Letter"])]
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
    """Where cards lie, in reading order."""
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


def pages_of(pdf: bytes) -> list[PageObject]:
    """The printed pages; where poppler is installed, its pdftotext has read the same letters on each."""
    pages = list(PdfReader(io.BytesIO(pdf)).pages)
    if program := shutil.which("pdftotext"):
        read = subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        assert [letters(text) for text in read.split("\f")[:-1]] == [letters(page.extract_text()) for page in pages]
    return pages


def letters(text: str) -> Counter[str]:
    """How often each stands there: readers differ in spaces and order."""
    return Counter(re.findall(r"[A-Za-z0-9]", text))


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
