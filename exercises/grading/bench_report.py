"""What a page shows of one bench test: passed or not, a sentence, a picture as data that says the same."""

from typing import Literal, TypedDict

from grading.chart import Chart

TestId = Literal[
    "liveness",
    "sum-to-one",
    "sum-to-one-peeking",
    "leak-meter",
    "two-ways",
    "dependency",
    "weights",
    "receptive-field",
    "detector",
    "operations",
    "timing",
]


class Bar(TypedDict):
    """A named number, as a bar or as the mark to compare bars with."""

    label: str
    value: float


class Bars(TypedDict):
    """Finite values, all in one unit."""

    kind: Literal["bars"]
    unit: str
    bars: list[Bar]
    mark: Bar | None


class Evidence(TypedDict):
    """What proves a red cell: a name for it, a sentence, and named rows of numbers to compare."""

    cell: tuple[int, int]
    name: str
    sentence: str
    rows: list[tuple[str, str]]


class Grid(TypedDict):
    """Cells by kind, row by row; `proofs` are for the cells of kind "leak"."""

    kind: Literal["grid"]
    row_label: str
    column_label: str
    cells: list[list[str]]
    proofs: list[Evidence]


class Test(TypedDict):
    """One bench test. `passed` is None where the test has nothing to say about this model.

    `lesson` is the anchor, in the lesson, of the point that the test proves.
    """

    id: TestId
    title: str
    passed: bool | None
    sentence: str
    lesson: str
    picture: Bars | Grid | Chart | None


def bars(unit: str, values: dict[str, float], mark: tuple[str, float] | None = None) -> Bars:
    """Bars in the order of `values`."""
    return {
        "kind": "bars",
        "unit": unit,
        "bars": [{"label": label, "value": float(value)} for label, value in values.items()],
        "mark": None if mark is None else {"label": mark[0], "value": float(mark[1])},
    }
