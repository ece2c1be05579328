"""Log-probability of a sequence under a model of its conditionals: models to draw, and the reference.

A model maps the prefix, a tuple of the pieces before, to the distribution of the next piece, shape (V,). Chain rule:
log p(x₁, …, xₙ) = Σᵢ log p(xᵢ | x₁, …, xᵢ₋₁). Standard library alone, apart from the arrays that models return.
"""

from collections.abc import Callable
from itertools import product
from math import fsum, inf, log
from operator import index
from random import Random
from typing import Any

from numpy import array, float64
from numpy.typing import NDArray

Pieces = tuple[int, ...]
NextProbs = Callable[[Pieces], NDArray[float64]]


def drawn(vocabulary: int, seed: int) -> NextProbs:
    """A model over the pieces 0 … V − 1; every prefix has a distribution of its own."""

    def next_probs(prefix: Pieces) -> NDArray[float64]:
        rng = Random(f"{seed} {_pieces(prefix)}")
        weights = [rng.uniform(0.1, 1.0) for _ in range(vocabulary)]
        probs: NDArray[float64] = array(weights) / fsum(weights)
        return probs

    return next_probs


def forbidding(model: NextProbs, position: int, piece: int) -> NextProbs:
    """`model`, but `piece` has probability 0 at `position`, whatever came before."""

    def next_probs(prefix: Pieces) -> NDArray[float64]:
        probs = model(prefix)
        if len(prefix) == position:
            probs[piece] = 0.0
            probs /= probs.sum()
        return probs

    return next_probs


def peeking(model: NextProbs, x: Pieces) -> NextProbs:
    """No honest model: it knows the sequence `x` that it is to predict, and bets a tenth on each coming piece."""

    def next_probs(prefix: Pieces) -> NDArray[float64]:
        probs = model(prefix)
        if len(prefix) < len(x):
            probs *= 0.9
            probs[x[len(prefix)]] += 0.1
        return probs

    return next_probs


def conditionals(next_probs: NextProbs, x: Pieces) -> list[float]:
    """p(xᵢ | prefix) for each piece, shape (n,)."""
    return [float(next_probs(x[:i])[piece]) for i, piece in enumerate(x)]


def log_prob(next_probs: NextProbs, x: Pieces) -> float:
    """log p(x) in nats; −∞ if the model gives one of the pieces probability 0."""
    return fsum(log(p) if p > 0 else -inf for p in conditionals(next_probs, x))


def every_sequence(vocabulary: int, length: int) -> list[Pieces]:
    """All V ** T sequences of T pieces."""
    return list(product(range(vocabulary), repeat=length))


def _pieces(prefix: Any) -> Pieces:
    try:
        return tuple(index(piece) for piece in prefix)
    except TypeError:
        kind = "a single number" if isinstance(prefix, int) else f"{prefix!r}"[:60]
        raise TypeError(f"next_probs takes the tuple of the pieces before, such as (0, 2); it got {kind}") from None
