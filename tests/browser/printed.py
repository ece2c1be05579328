"""A printed page read back: every run of text with its place on the paper, and every line that is drawn."""

from dataclasses import dataclass
from typing import Any

from pypdf import PageObject

from browser.cards import squeeze

MM_PER_PT = 25.4 / 72
Matrix = list[float]


@dataclass(frozen=True)
class Spot:
    """A run of text; its place is where it begins, from the paper's top left corner."""

    text: str
    x_mm: float
    y_mm: float
    upright: bool


@dataclass(frozen=True)
class Stroke:
    """A straight line, from one end to the other."""

    x1_mm: float
    y1_mm: float
    x2_mm: float
    y2_mm: float


class Reader:
    """Follows the page's operators; a group that is drawn as a whole (a form) has its own coordinates."""

    def __init__(self, page: PageObject) -> None:
        self.spots: list[Spot] = []
        self.strokes: list[Stroke] = []
        self._height_pt = float(page.mediabox.height)
        self._forms: list[Matrix] = [[1, 0, 0, 1, 0, 0]]
        self._pen = (0.0, 0.0)
        page.extract_text(
            visitor_text=self._text, visitor_operand_before=self._before, visitor_operand_after=self._after
        )

    def _text(self, text: str, cm: Matrix, tm: Matrix, *_: Any) -> None:
        if text.strip():
            matrix = times(times(tm, cm), self._forms[-1])
            self.spots.append(Spot(squeeze(text), *self._place(matrix[4], matrix[5]), upright=matrix[0] > 0))

    def _before(self, operator: bytes, operands: Any, cm: Matrix, tm: Matrix) -> None:
        if operator == b"Do":
            self._forms.append(times(cm, self._forms[-1]))
        elif operator in (b"m", b"l"):
            x, y = (float(value) for value in operands)
            a, b, c, d, e, f = times(cm, self._forms[-1])
            end = self._place(x * a + y * c + e, x * b + y * d + f)
            if operator == b"l":
                self.strokes.append(Stroke(*self._pen, *end))
            self._pen = end

    def _after(self, operator: bytes, *_: Any) -> None:
        if operator == b"Do":
            self._forms.pop()

    def _place(self, x_pt: float, y_pt: float) -> tuple[float, float]:
        return x_pt * MM_PER_PT, (self._height_pt - y_pt) * MM_PER_PT


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, then `then`, as PDF writes them."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m]
