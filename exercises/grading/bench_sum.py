"""Sum to one: the chain rule as a checker. Conditionals that peek are no factors of one distribution.

Where no row predicts the first piece, it is taken as uniform.
"""

from itertools import product

from numpy import array, int64

from grading.bench_line import Line
from grading.bench_report import Test, bars

# Rows may miss 1 by rounding in single precision; a leak misses it by far more.
TOLERANCE = 1e-5


def total_probability(line: Line) -> float:
    """Σ p(x) over all V^N lines of N pieces.

    Raises:
        UnusableModelError: see `bench.probabilities`.
    """
    total = 0.0
    for pieces in product(range(line.vocabulary), repeat=line.length):
        rows = line.rows(array(pieces, dtype=int64))
        p = 1.0 if line.first == 0 else 1.0 / line.vocabulary
        for i in range(line.first, line.length):
            p *= float(rows[i - line.first, pieces[i]])
        total += p
    return total


def sum_to_one(line: Line) -> Test:
    """Adds up the probabilities of all V^N sequences or images."""
    total = total_probability(line)
    passed = abs(total - 1.0) < TOLERANCE
    count = line.vocabulary**line.length
    what = (
        f"{count} images of {line.shape[0]} × {line.shape[1]} pixels"
        if line.is_image
        else f"{count} sequences of {line.length} pieces"
    )
    uniform = f" (the first piece counts as 1/{line.vocabulary})" if line.first else ""
    head = f"The probabilities of all {what} add up to {total:.6f}{uniform}"
    if passed:
        tail = ". A sum of 1 alone does not prove causality: a model that predicts in another order has it too."
    else:
        tail = (
            f", and a distribution adds up to 1. Some prediction has seen its target or a later {line.piece}, so the "
            "factors are not the conditionals of one chain rule in this order."
        )
    return {
        "id": "sum-to-one",
        "title": "Sum to one",
        "passed": passed,
        "sentence": head + tail,
        "lesson": "sum-to-one",
        "picture": bars("probability", {f"all {what.rsplit(' of ', 1)[0]}": total}, ("a distribution", 1.0)),
    }
