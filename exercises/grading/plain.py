"""Values in words, for feedback: plain numbers, no `np.float64(…)`."""

from typing import SupportsFloat, SupportsInt

import numpy as np

LONGEST_LIST = 10
LONGEST_REPR = 80


def plain(value: object) -> str:
    """`value` as a learner would write it: six significant digits, long sequences shortened."""
    match value:
        case bool() | np.bool_():
            return str(bool(value))
        case int() | np.integer():
            return _shortened(str(int(value)))
        case float() | np.floating():
            return f"{float(value):.6g}"
        case np.ndarray():
            return plain(value.tolist())
        case list() | tuple():
            return _sequence(list(value))
    try:
        return _shortened(repr(value))
    except BaseException:  # the learner's own __repr__ may do anything
        return describe(value)


def describe(value: object) -> str:
    """The kind of `value`, with its article: "an array of shape (3,)", "a list of 3 values"."""
    match value:
        case None:
            return "None"
        case bool() | np.bool_():
            return f"the truth value {plain(value)}"
        case np.ndarray() if value.ndim:
            return f"an array of shape {value.shape}"
        case str():
            return f"the text {plain(value)}"
        case list() | tuple():
            return f"a {type(value).__name__} of {len(value)} value{'s' * (len(value) != 1)}"
        case SupportsInt() | SupportsFloat():
            return f"the number {plain(value)}"
    return f"an object of type {type.__getattribute__(type(value), '__name__')}"


def _sequence(values: list[object]) -> str:
    shown = ", ".join(plain(value) for value in values[:LONGEST_LIST])
    if len(values) > LONGEST_LIST:
        return f"[{shown}, …] ({len(values)} values)"
    return f"[{shown}]"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_REPR else text[:LONGEST_REPR] + " …"
