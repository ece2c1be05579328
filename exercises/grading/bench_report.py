"""What a page shows of one bench test: passed or not, a sentence, a picture as data that says the same."""

from typing import Literal, TypedDict

LESSON = "caught-cheating"  # anchor of the point in the lesson that every bench test proves

TestId = Literal["liveness", "sum-to-one", "leak-meter", "two-ways"]


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


class Test(TypedDict):
    """One bench test. `passed` is None where the test has nothing to say about this model."""

    id: TestId
    title: str
    passed: bool | None
    sentence: str
    lesson: str
    picture: Bars | None


def bars(unit: str, values: dict[str, float], mark: tuple[str, float] | None = None) -> Bars:
    """Bars in the order of `values`."""
    return {
        "kind": "bars",
        "unit": unit,
        "bars": [{"label": label, "value": float(value)} for label, value in values.items()],
        "mark": None if mark is None else {"label": mark[0], "value": float(mark[1])},
    }
