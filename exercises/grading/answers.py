"""Reads a learner's answer as numbers: type and shape first, in words."""

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from numpy import bool_, complexfloating, generic, ndarray

from grading.judge import NotYet
from grading.learner import Answer
from grading.plain import describe

REAL = (int, float, Fraction, Decimal, generic)

isclose = math.isclose


def number(answer: Answer) -> float:
    """The answer as a float. Python and NumPy numbers and 0-d arrays are welcome.

    Raises:
        NotYet: it is anything else.
    """
    _not_none(answer)
    value = _real(answer.value)
    if value is None:
        raise NotYet(
            f"Your `{answer.name}` returned {describe(answer.value)}; a single number was expected.",
            f"The call was `{answer.call}`. Check what stands after `return`.",
        )
    return value


def vector(answer: Answer, length: int) -> list[float]:
    """The answer as `length` floats. One-dimensional arrays, lists and tuples of numbers are welcome.

    Raises:
        NotYet: it is anything else.
    """
    _not_none(answer)
    expected = f"an array of shape ({length},), one number for each conditional, was expected."
    value = answer.value
    if not isinstance(value, list | tuple | ndarray) or (isinstance(value, ndarray) and value.ndim != 1):
        raise NotYet(f"Your `{answer.name}` returned {describe(value)}; {expected}", f"The call was `{answer.call}`.")
    if len(value) != length:
        raise NotYet(
            f"Your `{answer.name}` returned {describe(value)}; {expected}",
            f"The call was `{answer.call}`. Every piece has a surprise, the first and the last one included.",
        )
    numbers: list[float] = []
    for position, entry in enumerate(value, start=1):
        real = _real(entry)
        if real is None:
            raise NotYet(f"Entry {position} of your `{answer.name}` is {describe(entry)}; {expected}")
        numbers.append(real)
    return numbers


def close(value: float | Sequence[float], expected: float | Sequence[float]) -> bool:
    """Equal up to 1 part in 10 000, which single precision meets; around zero, up to 1e-6."""
    if isinstance(value, Sequence) and isinstance(expected, Sequence):
        return len(value) == len(expected) and all(map(_close, value, expected))
    if isinstance(value, Sequence) or isinstance(expected, Sequence):
        return False
    return _close(value, expected)


def _close(value: float, expected: float) -> bool:
    if expected == 0.0:
        return abs(value) < 1e-6
    return isclose(value, expected, rel_tol=1e-4)


def _real(value: object) -> float | None:
    if isinstance(value, ndarray) and value.ndim == 0:
        value = value[()]
    if not isinstance(value, REAL) or isinstance(value, bool | bool_ | complexfloating):
        return None
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return None


def _not_none(answer: Answer) -> None:
    if answer.value is not None:
        return
    if answer.printed.strip():
        last_line = answer.printed.strip().splitlines()[-1][:80]
        raise NotYet(
            f"Your `{answer.name}` returned None: did you print instead of return?",
            f"It printed {last_line}. Write `return` where `print` stands.",
        )
    raise NotYet(
        f"Your `{answer.name}` returned None; its last line has no value after `return`.",
        f"The call was `{answer.call}`. Write the result after `return`.",
    )
