"""A paragraph broken into lines, as a browser breaks it or earlier. All lengths are in ems of the paragraph's font."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from lessonkit.paper_fonts import MONOSPACE_WIDTH, Ink, text_font
from lessonkit.paper_math import Unmeasured, formula

PLAIN = frozenset({"em", "strong", "a", "span", "i", "b", "abbr", "q"})
MATH_SIZE = 1.08
CODE_SIZE, CODE_PADDING = 0.85, 0.6
HALF = (1.05, 0.36)  # a line of 1.4 em above and below its baseline; one of 1.3 em reaches less far


@dataclass(frozen=True)
class Line:
    """How far a line reaches below the one before it."""

    width: float
    height: float


@dataclass
class _Word:
    """What stands between two places where a line may break."""

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0

    def add(self, ink: Ink) -> None:
        self.width += ink.width
        self.ascent = max(self.ascent, ink.ascent)
        self.descent = max(self.descent, ink.descent)


def lines(paragraph: etree.Element, width: float, line_height: float, *, bold: bool = False) -> list[Line]:
    """Breaks at spaces only. A line that is wider than `width` is a word that does not fit.

    Raises Unmeasured for an element whose room is not known.
    """
    space = text_font(bold=bold).width(" ")
    broken: list[list[_Word]] = [[]]
    used = 0.0
    for word in _words(_pieces(paragraph, bold)):
        if word is None or (broken[-1] and used + space + word.width > width):
            broken.append([])
        if word is not None:
            used = used + space + word.width if broken[-1] else word.width
            broken[-1].append(word)
    return [_line(words, space, line_height) for words in broken if words]


def _line(words: list[_Word], space: float, line_height: float) -> Line:
    slack = (1.4 - line_height) / 2
    ascent = max(HALF[0] - slack, *(word.ascent for word in words))
    descent = max(HALF[1] - slack, *(word.descent for word in words))
    return Line(sum(word.width for word in words) + space * (len(words) - 1), max(line_height, ascent + descent))


def _words(pieces: Iterator[Ink | str]) -> Iterator[_Word | None]:
    """None is a line break that the author wrote."""
    word = _Word()
    for piece in pieces:
        if isinstance(piece, Ink):
            word.add(piece)
            continue
        if word.width:
            yield word
            word = _Word()
        if piece == "\n":
            yield None
    if word.width:
        yield word


def _pieces(element: etree.Element, bold: bool) -> Iterator[Ink | str]:
    """Ink, " " where a line may break, and "\\n" where it must."""
    yield from _text(element.text, bold)
    for child in element:
        if child.tag == "math":
            ink = formula(child)
            yield Ink(ink.width * MATH_SIZE, ink.ascent * MATH_SIZE, ink.descent * MATH_SIZE)
        elif child.tag == "br":
            yield "\n"
        elif child.tag == "code":
            yield from _code("".join(child.itertext()))
        elif child.tag in PLAIN:
            yield from _pieces(child, bold or child.tag in ("strong", "b"))
        else:
            raise Unmeasured(f"<{child.tag}>")
        yield from _text(child.tail, bold)


def _text(text: str | None, bold: bool) -> Iterator[Ink | str]:
    parts = (text or "").replace("\n", " ").split(" ")
    for place, part in enumerate(parts):
        if place:
            yield " "
        if part:
            yield Ink(text_font(bold=bold).width(part))


def _code(code: str) -> Iterator[Ink | str]:
    for place, part in enumerate(code.split(" ")):
        if place:
            yield " "
        yield Ink((len(part) * MONOSPACE_WIDTH + (CODE_PADDING if place == 0 else 0.0)) * CODE_SIZE)
    yield Ink(CODE_PADDING * CODE_SIZE)
