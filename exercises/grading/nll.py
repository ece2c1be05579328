"""Joint probability, surprises and NLL from the conditionals of a sequence: the reference, from `math` alone.

`c` is a sequence of n conditionals p(xᵢ | prefix), each in (0, 1]. Chain rule: p(x₁, …, xₙ) is their product,
so the NLL, −log p, is the sum of the surprises −log p(xᵢ | prefix).
"""

from collections.abc import Sequence
from math import fsum, log, prod

Vector = Sequence[float]
Value = float | list[float]


def joint(c: Vector) -> float:
    """Probability of the whole sequence."""
    return prod(c)


def surprises(c: Vector) -> list[float]:
    """−log p(x_i | prefix) for each piece, shape (n,), in nats."""
    return [0.0 - log(p) for p in c]


def nll(c: Vector) -> float:
    """Negative log-likelihood of the whole sequence, in nats."""
    return fsum(surprises(c))
