"""The chain rule as a test: Σ p(x) over all Vᵀ sequences is 1 for an honest model, and not for one that peeks."""

from collections.abc import Callable
from math import exp, inf

from grading.bench_report import Test, bars
from grading.sequences import NextProbs, Pieces, drawn, every_sequence, peeking

V, T = 3, 3  # small enough to try all
COUNT = V**T
TOLERANCE = 1e-5
LARGEST = 1e6  # JSON has no inf

LogProb = Callable[[NextProbs, Pieces], float]


def totals(log_prob: LogProb, seed: int, peek: bool) -> list[float]:
    """Σ exp(log_prob) over the sequences that start with 0, with 1, …; shape (V,)."""
    found = [0.0] * V
    for x in every_sequence(V, T):
        honest = drawn(V, seed)
        nats = log_prob(peeking(honest, x) if peek else honest, x)
        found[x[0]] += exp(nats) if nats < 700 else inf
    return found


def is_one(found: list[float]) -> bool:
    """Whether the totals add up to 1, up to rounding in single precision."""
    return abs(sum(found) - 1) < TOLERANCE


def shown(found: list[float], peek: bool) -> Test:
    """The test as the page shows it: passed or not, a sentence, and bars that must reach the mark at 1."""
    heights = [min(total, LARGEST) for total in found]
    starts = {f"starts with {piece}": height for piece, height in enumerate(heights)}
    passed = is_one(found)
    return {
        "id": "sum-to-one-peeking" if peek else "sum-to-one",
        "title": "Sum to one: a model that peeks" if peek else "Sum to one: an honest model",
        "passed": passed,
        "sentence": (
            f"Over all {COUNT} sequences, exp(log_prob) adds up to {sum(heights):.6f}"
            f"{'' if passed else ', not to 1'}. {_because(passed, peek)}"
        ),
        "lesson": "sum-to-one",
        "picture": bars("probability", {**starts, "all": sum(heights)}, ("1", 1.0)),
    }


def _because(passed: bool, peek: bool) -> str:
    if peek:
        return "Each row of this model is a distribution, but it has read the piece that it is to predict."
    if passed:
        return "An honest model of the next piece is a distribution over whole sequences."
    return "This model is honest, so the mistake is in `log_prob`: press Check."
