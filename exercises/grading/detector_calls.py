"""A model that remembers what a detector asked it, and what those answers could have told."""

from typing import NamedTuple

import numpy as np

from grading.bench import Floats, Ints, Model

MOST_CALLS = 400  # remembered
MOST_COMPARED = 120
ROUNDING = 1e-9


class Call(NamedTuple):
    """An input of at most T pieces, and the rows that came back."""

    x: Ints
    rows: Floats


def recorded(model: Model, length: int, vocabulary: int) -> tuple[Model, list[Call]]:
    """`model(x)` for a detector, and the list of its calls, which grows with every one.

    It takes integers from 0 to V − 1, at most T = `length` of them, and has a class of its own: what learner code
    changes in it is gone with it.

    Raises (on a call):
        ValueError: x is anything else.
    """
    calls: list[Call] = []
    expected = f"`model` takes an array of 1 to {length} integers from 0 to {vocabulary - 1}"

    def ask(x: object) -> Floats:
        pieces = np.array(x)
        if pieces.ndim != 1 or not 1 <= len(pieces) <= length or pieces.dtype.kind not in "iu":
            raise ValueError(f"{expected}; an array of shape {pieces.shape} and type {pieces.dtype} came")
        if pieces.min() < 0 or pieces.max() >= vocabulary:
            raise ValueError(f"{expected}; {pieces.tolist()} came")
        rows: Floats = model(pieces)
        if len(calls) < MOST_CALLS:
            calls.append(Call(pieces, rows.copy()))
        return rows

    class OnlyCalled:
        __slots__ = ()
        __call__ = staticmethod(ask)

        def __repr__(self) -> str:
            return "model"

    return OnlyCalled(), calls


class Shown(NamedTuple):
    """Two calls whose inputs agree before piece `first`, an earlier `output`, and by how much it differs."""

    a: Call
    b: Call
    first: int
    output: int
    change: float


def largest_shown(calls: list[Call]) -> Shown | None:
    """The largest movement of an output that two of the calls prove to be a leak, rounding included."""
    best = None
    for number, a in enumerate(calls[:MOST_COMPARED]):
        for b in calls[number + 1 : MOST_COMPARED]:
            shortest = min(len(a.x), len(b.x))
            differing = np.flatnonzero(a.x[:shortest] != b.x[:shortest])
            first = int(differing[0]) if len(differing) else shortest
            if first == 0:
                continue
            moved = np.abs(a.rows[:first] - b.rows[:first]).max(axis=1)
            output = int(moved.argmax())
            if moved[output] > (best.change if best else 0.0):
                best = Shown(a, b, first, output, float(moved[output]))
    return best


def cuts(calls: list[Call], x: Ints) -> set[int]:
    """The first piece in which each call differs from x; for a shorter input, the first piece that is missing."""
    found = set()
    for call in calls:
        differing = np.flatnonzero(call.x != x[: len(call.x)])
        first = int(differing[0]) if len(differing) else len(call.x)
        if first < len(x):
            found.add(first)
    return found


def values_tried(calls: list[Call], x: Ints) -> int:
    """The largest number of other values that any one piece took."""
    return max(len({int(c.x[j]) for c in calls if len(c.x) > j and c.x[j] != x[j]}) for j in range(len(x)))
