"""Two ways, one number: the log-likelihood in one pass equals the one obtained a step at a time.

In one pass the model sees the whole sequence; a step at a time it sees the prefix, and noise where the future
will be, as in sampling. If it takes shorter inputs, it is also given the bare prefix.
"""

from math import log
from typing import NamedTuple

from numpy import concatenate
from numpy.random import Generator, default_rng

from grading.bench import Ints, Model, probabilities
from grading.bench_report import LESSON, Test, bars

SEQUENCES, FILLINGS = 4, 3
TOLERANCE = 1e-9
# A shorter array may be summed in another order, in single precision perhaps.
BARE_TOLERANCE = 1e-5
LEAST_P = 1e-300


class Ways(NamedTuple):
    """Two log-likelihoods of one sequence in nats, and what stood after the prefix in the second."""

    at_once: float
    stepwise: float
    how: str

    @property
    def apart(self) -> float:
        """By how many nats they differ."""
        return abs(self.stepwise - self.at_once)


def _log(p: float) -> float:
    return log(max(p, LEAST_P))


def one_pass(model: Model, x: Ints, vocabulary: int) -> float:
    """log p(x₁ … | x₀) in nats, every piece predicted in one call."""
    rows = probabilities(model, x, vocabulary)
    return sum(_log(float(rows[i, x[i + 1]])) for i in range(len(x) - 1))


def step_by_step(model: Model, x: Ints, vocabulary: int, filling: Ints | None) -> float:
    """The same, piece i + 1 predicted from pieces 0 … i followed by `filling`; from them alone if that is None."""
    total = 0.0
    for i in range(len(x) - 1):
        prefix = x[: i + 1]
        seen = prefix if filling is None else concatenate([prefix, filling[i + 1 :]])
        total += _log(float(probabilities(model, seen, vocabulary)[i, x[i + 1]]))
    return total


def two_ways(model: Model, length: int, vocabulary: int, seed: int, takes_shorter: bool) -> Test:
    """Compares both on random sequences and reports the one on which they differ most.

    Raises:
        UnusableModelError: see `bench.probabilities`.
    """
    rng = default_rng(seed)
    failed, worst = False, Ways(0.0, 0.0, "noise in place of the future")
    for _ in range(SEQUENCES):
        x = rng.integers(0, vocabulary, size=length)
        at_once = one_pass(model, x, vocabulary)
        ways = [
            Ways(
                at_once, step_by_step(model, x, vocabulary, _fresh(x, vocabulary, rng)), "noise in place of the future"
            )
            for _ in range(FILLINGS)
        ]
        failed = failed or any(way.apart > TOLERANCE for way in ways)
        if takes_shorter:
            ways.append(Ways(at_once, step_by_step(model, x, vocabulary, None), "nothing after the prefix"))
            failed = failed or ways[-1].apart > BARE_TOLERANCE
        worst = max([worst, *ways], key=lambda way: way.apart)
    if failed:
        sentence = (
            f"One pass over a sequence gives a log-likelihood, given the first piece, of {worst.at_once:.4f} nats; "
            f"a step at a time, with {worst.how}, it is {worst.stepwise:.4f}, {worst.apart:.2g} apart. "
            "What was scored in one pass cannot be sampled."
        )
    else:
        how = "noise in place of the future, or nothing" if takes_shorter else "noise in place of the future"
        sentence = (
            f"On {SEQUENCES} random sequences the log-likelihood, given the first piece, in one pass and the one a "
            f"step at a time agree, with {how}. Sequences that were not tried may still differ."
        )
    return {
        "id": "two-ways",
        "title": "Two ways, one number",
        "passed": not failed,
        "sentence": sentence,
        "lesson": LESSON,
        "picture": bars(
            "nats",
            {"NLL in one pass": max(0.0, -worst.at_once), "NLL a step at a time": max(0.0, -worst.stepwise)},
        ),
    }


def _fresh(x: Ints, vocabulary: int, rng: Generator) -> Ints:
    """Random pieces, each other than the one of x in its place."""
    return (x + rng.integers(1, vocabulary, size=len(x))) % vocabulary
