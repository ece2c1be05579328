"""A chart of lines as plain data: where everything lies, what is written, and the same numbers as a table.

Laid out here for both that draw it: the page, from what a reader's own run sends, and the build, from a record.
"""

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Literal, NamedTuple, TypedDict

Style = Literal["first", "second", "limit"]
Point = tuple[float, float]

WIDTH, HEIGHT = 300, 230
LEFT, RIGHT, TOP, BOTTOM = 46, 22, 24, 38
MOST_ROWS = 12


class Series(NamedTuple):
    """One named line, its points in the units of the axes. A "limit" is drawn as a mark to compare with."""

    name: str
    style: Style
    points: Sequence[Point]


class Axis(NamedTuple):
    """What is written on an axis, and its least and greatest value; a logarithmic one begins above 0."""

    label: str
    least: float
    greatest: float
    is_log: bool = False

    def share(self, value: float) -> float:
        """Where a value lies between the ends, 0 to 1; beyond them, at the nearer one."""
        least, greatest, at = self.least, self.greatest, min(max(value, self.least), self.greatest)
        if self.is_log:
            least, greatest, at = log10(least), log10(greatest), log10(at)
        return (at - least) / (greatest - least)

    def ticks(self) -> list[float]:
        """Round values between the ends: powers of ten on a logarithmic axis, else steps of 1, 2 or 5."""
        if self.is_log:
            powers = range(ceil(log10(self.least) - 1e-9), floor(log10(self.greatest) + 1e-9) + 1)
            return [10.0**power for power in powers]
        rough = (self.greatest - self.least) / 5
        size = 10.0 ** floor(log10(rough))
        step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)
        return [step * k for k in range(ceil(self.least / step - 1e-9), floor(self.greatest / step + 1e-9) + 1)]


class Line(TypedDict):
    """A line through points of the drawing."""

    name: str
    style: Style
    points: list[Point]


class Label(TypedDict):
    """Text at a point of the drawing."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"]


class Chart(TypedDict):
    """A drawing of `width` by `height`, the origin at the top left, and a table that says the same."""

    kind: Literal["chart"]
    width: int
    height: int
    grid: list[tuple[float, float, float, float]]
    lines: list[Line]
    labels: list[Label]
    head: list[str]
    rows: list[list[str]]


def chart(x: Axis, y: Axis, series: Sequence[Series]) -> Chart:
    """Draws every series; the table has a row for each x of the first one, or for some of them if they are many."""
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM

    def place(point: Point) -> Point:
        across, up = x.share(point[0]), y.share(point[1])
        return round(LEFT + across * (right - LEFT), 1), round(bottom - up * (bottom - TOP), 1)

    grid: list[tuple[float, float, float, float]] = []
    labels: list[Label] = []
    for tick in y.ticks():
        height = place((x.least, tick))[1]
        grid.append((LEFT, height, right, height))
        labels.append({"x": LEFT - 6, "y": height + 4, "text": short(tick), "anchor": "end"})
    for tick in x.ticks():
        across = place((tick, y.least))[0]
        grid.append((across, bottom, across, bottom + 4))
        labels.append({"x": across, "y": bottom + 17, "text": short(tick), "anchor": "middle"})
    labels.append({"x": 2, "y": 12, "text": y.label, "anchor": "start"})
    labels.append({"x": right, "y": HEIGHT - 5, "text": x.label, "anchor": "end"})
    return {
        "kind": "chart",
        "width": WIDTH,
        "height": HEIGHT,
        "grid": grid,
        "lines": [
            {"name": one.name, "style": one.style, "points": [place(point) for point in one.points]} for one in series
        ],
        "labels": labels,
        "head": [x.label, *(one.name for one in series)],
        "rows": _rows(series),
    }


def short(value: float) -> str:
    """Three significant digits; large numbers in groups of three."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _rows(series: Sequence[Series]) -> list[list[str]]:
    places = [point[0] for point in series[0].points]
    every = max(1, ceil(len(places) / MOST_ROWS))
    shown = sorted({*places[::every], *places[-1:]})
    values = [dict(one.points) for one in series]
    return [
        [
            short(at),
            *(
                short(_at(one, known, at)) if _has(one, known, at) else ""
                for one, known in zip(series, values, strict=True)
            ),
        ]
        for at in shown
    ]


def _has(one: Series, known: dict[float, float], at: float) -> bool:
    return at in known or one.style == "limit"


def _at(one: Series, known: dict[float, float], at: float) -> float:
    return known[at] if at in known else one.points[0][1]
