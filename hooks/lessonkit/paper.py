"""A card too long for paper is an author's mistake, found before anything is printed.

The rule: question and answer together, and the question alone in its larger type, must fit the smallest frame that a
card is printed in. That is one of eight on a sheet; in ems of its type every other frame is wider and higher, so what
fits there fits everywhere. Formulas are measured by upper bounds; LINE_MARGIN and HEIGHT_MARGIN are for browsers that
draw a little wider or higher than the one this was compared with (tests/browser/test_paper_fit.py).
"""

import json
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown import Markdown

from lessonkit.mathml import MathError
from lessonkit.paper_html import tree
from lessonkit.paper_math import Unmeasured
from lessonkit.paper_measure import question_alone, whole_card
from lessonkit.problems import Problem
from lessonkit.scan import Block, Page

FRAMES = Path(__file__).resolve().parents[2] / "overrides/client/paper/frames.json"
MM_PER_PT = 25.4 / 72
LINE_MARGIN = 0.02
HEIGHT_MARGIN = 0.03
EXTENSIONS = ("attr_list", "pymdownx.arithmatex", "pymdownx.highlight", "pymdownx.superfences", "lessonkit.mathml")
SETTINGS = {"pymdownx.arithmatex": {"generic": True}}
EXAMPLE = "A card asks one thing: split it into two cards, or cut the answer to what is to be remembered."


@dataclass(frozen=True)
class Frame:
    """The room for a card's text."""

    name: str
    width_mm: float
    height_mm: float
    text_pt: float

    @property
    def em_mm(self) -> float:
        return self.text_pt * MM_PER_PT


@cache
def frames() -> list[Frame]:
    """Every frame that a card is printed in; the one by which cards are measured comes first."""
    read = json.loads(FRAMES.read_text(encoding="utf-8"))
    sheets = {"eight to a sheet": read["eight"]} | {paper["name"]: paper for paper in read["papers"].values()}
    return [
        Frame(
            name,
            sheet["width_mm"] - 2 * sheet["inset_mm"],
            sheet["height_mm"] - sheet["top_mm"] - sheet["inset_mm"],
            sheet["text_pt"],
        )
        for name, sheet in sheets.items()
    ]


def paper_problems(file: str, markdown: str, page: Page) -> Iterator[Problem]:
    """The cards of a page that are too long. A card with another mistake is measured when that is mended."""
    written = markdown.splitlines()
    for block in page.blocks:
        if block.name == "flashcard" and block.closed and len(block.separators) == 1 and not block.underlined:
            yield from _card(file, block, written)


def _card(file: str, block: Block, written: list[str]) -> Iterator[Problem]:
    frame = frames()[0]
    width = frame.width_mm / frame.em_mm * (1 - LINE_MARGIN)
    height = frame.height_mm / frame.em_mm * (1 - HEIGHT_MARGIN)
    room = f"{frame.width_mm:g} × {frame.height_mm:g} mm in {frame.text_pt:g} pt, {frame.name}"
    try:
        question, answer = (_rendered(part) for part in _parts(block, written))
        measured = {
            "the whole card": whole_card(question, answer, width),
            "the question": question_alone(question, width),
        }
    except MathError:
        return
    except Unmeasured as error:
        expected = "paragraphs, lists, code and formulas, whose room on paper can be told"
        yield Problem(file, block.line, expected, str(error), "a sentence, or a formula: $p(x_i \\mid x_{<i})$")
        return
    for what, taken in measured.items():
        if taken.height > height:
            found = f"{what} takes up to {taken.height * frame.em_mm / (1 - HEIGHT_MARGIN):.0f} mm"
            yield Problem(file, block.line, f"a card that fits on paper: {room}", found, EXAMPLE)
            return
        if taken.width > width:
            found = f"in {what}, a formula or word up to {taken.width * frame.em_mm / (1 - LINE_MARGIN):.0f} mm wide"
            yield Problem(file, block.line, f"a card that fits on paper: {room}", found, "a formula set in two lines")
            return


def _parts(block: Block, written: list[str]) -> tuple[str, str]:
    """The Markdown of question and answer."""
    start = block.line + len(block.options)
    separator = block.separators[0]
    closing = "/" * block.slashes
    end = next(place for place in range(separator, len(written)) if written[place].strip() == closing)
    return "\n".join(written[start : separator - 1]), "\n".join(written[separator:end])


def _rendered(part: str) -> etree.Element:
    return tree(_converter().reset().convert(part))


@cache
def _converter() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=SETTINGS)
