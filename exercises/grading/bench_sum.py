"""Sum to one: the chain rule as a checker. Conditionals that peek are no factors of one distribution.

A sequence model gives rows of shape (T, V), row i for piece i + 1; the first piece is taken as uniform.
"""

from itertools import product

from numpy import array, int64

from grading.bench import Model, probabilities
from grading.bench_report import LESSON, Test, bars

# Rows may miss 1 by rounding in single precision; a leak misses it by far more.
TOLERANCE = 1e-5


def total_probability(model: Model, length: int, vocabulary: int) -> float:
    """Σ p(x) over all V^T sequences of T = `length` pieces.

    Raises:
        UnusableModelError: see `bench.probabilities`.
    """
    total = 0.0
    for pieces in product(range(vocabulary), repeat=length):
        rows = probabilities(model, array(pieces, dtype=int64), vocabulary)
        p = 1.0 / vocabulary
        for i in range(length - 1):
            p *= float(rows[i, pieces[i + 1]])
        total += p
    return total


def sum_to_one(model: Model, length: int, vocabulary: int) -> Test:
    """Adds up the probabilities of all V^T sequences."""
    total = total_probability(model, length, vocabulary)
    passed = abs(total - 1.0) < TOLERANCE
    count = vocabulary**length
    head = (
        f"The probabilities of all {count} sequences of {length} pieces add up to {total:.6f} "
        f"(the first piece counts as 1/{vocabulary})"
    )
    if passed:
        tail = ". A sum of 1 alone does not prove causality: a model that predicts in another order has it too."
    else:
        tail = (
            ", and a distribution adds up to 1. Some prediction has seen its target or a later piece, so the factors "
            "are not the conditionals of one left-to-right chain rule."
        )
    return {
        "id": "sum-to-one",
        "title": "Sum to one",
        "passed": passed,
        "sentence": head + tail,
        "lesson": LESSON,
        "picture": bars("probability", {f"all {count} sequences": total}, ("a distribution", 1.0)),
    }
