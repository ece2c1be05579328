"""Known wrong answers as formulas: the values that a learner's function gives tell which slip it was."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from numpy import errstate

from grading.answers import Numbers, close

Seen = tuple[Sequence[Any], Numbers]


class Slip(NamedTuple):
    """A known wrong answer: the `formula` it follows and the `sentence` that names it, with a next step."""

    formula: Callable[..., Numbers]
    sentence: str


def name_slip(slips: Sequence[Slip], seen: Sequence[Seen]) -> str | None:
    """The sentence of the first slip that gives every value in `seen`, pairs of arguments and value."""
    for slip in slips:
        if all(_gives(slip, arguments, value) for arguments, value in seen):
            return slip.sentence
    return None


def _gives(slip: Slip, arguments: Sequence[Any], value: Numbers) -> bool:
    try:
        with errstate(all="ignore"):
            return close(value, slip.formula(*arguments))
    except (ArithmeticError, IndexError, ValueError):  # the slip itself cannot answer these arguments
        return False
