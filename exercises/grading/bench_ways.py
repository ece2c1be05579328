"""Two ways, one number: the log-likelihood in one pass equals the one obtained a step at a time.

In one pass the model sees the whole sequence; a step at a time it sees the prefix, and noise where the future
will be, as in sampling. If it takes shorter inputs, it is also given the bare prefix.
"""

from math import log
from typing import NamedTuple

from numpy import concatenate
from numpy.random import Generator, default_rng

from grading.bench import Ints
from grading.bench_line import Line
from grading.bench_report import Test, bars

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


def one_pass(line: Line, x: Ints) -> float:
    """log p(x) in nats, given piece 0 where no row predicts it, every piece predicted in one call."""
    rows = line.rows(x)
    return sum(_log(float(rows[i - line.first, x[i]])) for i in range(line.first, len(x)))


def step_by_step(line: Line, x: Ints, filling: Ints | None) -> float:
    """The same, piece i predicted from the pieces before it followed by `filling`; if that is None, by nothing.

    A model that predicts piece i in row i needs something in that place, and gets a 0 there.
    """
    total = 0.0
    for i in range(line.first, len(x)):
        prefix = x[:i]
        if filling is not None:
            seen = concatenate([prefix, filling[i:]])
        else:
            seen = prefix if line.first else concatenate([prefix, [0]])
        total += _log(float(line.rows(seen)[i - line.first, x[i]]))
    return total


def two_ways(line: Line, seed: int, takes_shorter: bool) -> Test:
    """Compares both on random sequences and reports the one on which they differ most.

    Raises:
        UnusableModelError: see `bench.probabilities`.
    """
    rng = default_rng(seed)
    failed, worst = False, Ways(0.0, 0.0, "noise in place of the future")
    for _ in range(SEQUENCES):
        x = rng.integers(0, line.vocabulary, size=line.length)
        at_once = one_pass(line, x)
        ways = [
            Ways(at_once, step_by_step(line, x, _fresh(x, line.vocabulary, rng)), "noise in place of the future")
            for _ in range(FILLINGS)
        ]
        failed = failed or any(way.apart > TOLERANCE for way in ways)
        if takes_shorter:
            ways.append(Ways(at_once, step_by_step(line, x, None), "nothing after the prefix"))
            failed = failed or ways[-1].apart > BARE_TOLERANCE
        worst = max([worst, *ways], key=lambda way: way.apart)
    what = "images" if line.is_image else "sequences"
    if failed:
        sentence = (
            f"One pass over {'an image' if line.is_image else 'a sequence'} gives a log-likelihood{line.given} of "
            f"{worst.at_once:.4f} nats; a step at a time, with {worst.how}, it "
            f"is {worst.stepwise:.4f}, {worst.apart:.2g} apart. "
            "What was scored in one pass cannot be sampled."
        )
    else:
        how = "noise in place of the future, or nothing" if takes_shorter else "noise in place of the future"
        sentence = (
            f"On {SEQUENCES} random {what} the log-likelihood{line.given} in one pass and the one a "
            f"step at a time agree, with {how}. {what.capitalize()} that were not tried may still differ."
        )
    return {
        "id": "two-ways",
        "title": "Two ways, one number",
        "passed": not failed,
        "sentence": sentence,
        "lesson": "two-ways",
        "picture": bars(
            "nats",
            {"NLL in one pass": max(0.0, -worst.at_once), "NLL a step at a time": max(0.0, -worst.stepwise)},
        ),
    }


def _fresh(x: Ints, vocabulary: int, rng: Generator) -> Ints:
    """Random pieces, each other than the one of x in its place."""
    return (x + rng.integers(1, vocabulary, size=len(x))) % vocabulary
