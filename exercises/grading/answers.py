"""Reads a learner's answer as numbers: type and shape first, in words."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from numpy import allclose, asarray, bool_, complexfloating, float64, generic, ndarray
from numpy.typing import NDArray

from grading.judge import NotYet
from grading.learner import Answer
from grading.plain import describe

Numbers = float | Sequence[float] | NDArray[float64]

EXACT = (int, float, Fraction, Decimal)

isclose = math.isclose


def number(answer: Answer) -> float:
    """The answer as a float. Python and NumPy numbers and 0-d arrays are welcome.

    Raises:
        NotYet: it is anything else.
    """
    _not_none(answer)
    value = _real(answer.value)
    if value is None:
        is_many = isinstance(answer.value, ndarray | list | tuple)
        step = (
            "Make it one number: no `axis`, no `keepdims`, no list." if is_many else "Check what `return` hands back."
        )
        raise NotYet(
            f"Your `{answer.name}` returned {describe(answer.value)}; a single number was expected.",
            f"The call was `{answer.call}`. {step}",
        )
    return value


def vector(answer: Answer, length: int, entries: str, remedy: str) -> list[float]:
    """The answer as `length` floats. One-dimensional arrays, lists and tuples of numbers are welcome.

    `entries` says what they are ("one number for each conditional"), `remedy` what to look at if some are missing.

    Raises:
        NotYet: it is anything else.
    """
    _not_none(answer)
    expected = f"an array of shape ({length},), {entries}, was expected."
    value = answer.value
    if not isinstance(value, list | tuple | ndarray) or (isinstance(value, ndarray) and value.ndim != 1):
        raise NotYet(f"Your `{answer.name}` returned {describe(value)}; {expected}", f"The call was `{answer.call}`.")
    if len(value) != length:
        raise NotYet(
            f"Your `{answer.name}` returned {describe(value)}; {expected}",
            f"The call was `{answer.call}`. {remedy}",
        )
    numbers: list[float] = []
    for position, entry in enumerate(value, start=1):
        real = _real(entry)
        if real is None:
            raise NotYet(f"Entry {position} of your `{answer.name}` is {describe(entry)}; {expected}")
        numbers.append(real)
    return numbers


def matrix(
    answer: Answer,
    shape: tuple[int, int],
    entries: str,
    remedies: Mapping[tuple[int, ...], str] = MappingProxyType({}),
) -> NDArray[float64]:
    """The answer as floats of `shape`. Arrays and nested lists of numbers or truth values are welcome.

    `entries` says what they are ("one row for each position"); `remedies` what a known wrong shape points to.

    Raises:
        NotYet: it is anything else.
    """
    _not_none(answer)
    expected = f"an array of shape {shape}, {entries}, was expected."
    call = f"The call was `{answer.call}`."
    if not isinstance(answer.value, list | tuple | ndarray):
        raise NotYet(f"Your `{answer.name}` returned {describe(answer.value)}; {expected}", call)
    try:
        value = asarray(answer.value)
    except ValueError:
        raise NotYet(f"Your `{answer.name}` returned rows of different lengths; {expected}", call) from None
    if value.shape != shape:
        remedy = remedies.get(value.shape, "Print the shape of each step, and see where it departs.")
        raise NotYet(f"Your `{answer.name}` returned {describe(value)}; {expected}", f"{call} {remedy}")
    if value.dtype.kind not in "biuf":
        raise NotYet(f"The entries of your `{answer.name}` are of type {value.dtype}; numbers were expected.", call)
    return value.astype(float64)


def close(value: Numbers, expected: Numbers) -> bool:
    """Equal up to 1 part in 10 000, which single precision meets; around zero, up to 1e-6, in matrices 1e-5.

    In matrices, nan equals nan: some slips are known by it.
    """
    if isinstance(value, ndarray) and isinstance(expected, ndarray):
        same_shape = value.shape == expected.shape
        return same_shape and bool(allclose(value, expected, rtol=1e-4, atol=1e-5, equal_nan=True))
    if isinstance(value, ndarray) or isinstance(expected, ndarray):
        return False
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
    if not isinstance(value, (*EXACT, generic)) or isinstance(value, bool_ | complexfloating):
        return None
    if not isinstance(value, generic) and type(value) not in EXACT:  # a class of the learner's own may do anything
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
