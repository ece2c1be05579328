"""Causal self-attention with one head: the reference, entry by entry from `math` alone, and inputs to try it on.

q, k, v have shape (T, d), T positions of width d. Position i attends to positions j ≤ i with the weights
softmax_j(q_i · k_j / √d). Source: Vaswani et al. 2017, sections 3.2.1 and 3.2.3.
"""

from math import exp, fsum, sqrt
from typing import NamedTuple

import numpy as np

from grading.bench import Floats

Rows = list[list[float]]


class Case(NamedTuple):
    """One input, each array of shape (T, d)."""

    q: Floats
    k: Floats
    v: Floats


def causal_attention(q: Floats, k: Floats, v: Floats) -> Floats:
    """The reference, shape (T, d)."""
    queries, keys, values = q.tolist(), k.tolist(), v.tolist()
    return np.array([_attend(query, keys[: i + 1], values[: i + 1]) for i, query in enumerate(queries)])


def _attend(query: list[float], keys: Rows, values: Rows) -> list[float]:
    """The mean of `values`, weighted by the softmax of the scores of `keys`."""
    scores = [fsum(a * b for a, b in zip(query, key, strict=True)) / sqrt(len(query)) for key in keys]
    largest = max(scores)  # subtracted from all, it cancels; exp cannot overflow then
    shares = [exp(score - largest) for score in scores]
    total = fsum(shares)
    columns = zip(*values, strict=True)
    return [fsum(share * entry for share, entry in zip(shares, column, strict=True)) / total for column in columns]


def drawn(rng: np.random.Generator, length: int, width: int) -> Case:
    """Numbers with one decimal between −2 and 2, which can be typed over."""
    q, k, v = rng.uniform(-2, 2, size=(3, length, width)).round(1)
    return Case(q, k, v)


def large_scores() -> Case:
    """Scores around 1000, where exp overflows unless the largest is subtracted first."""
    column = np.arange(4.0).reshape(4, 1)
    return Case(np.full((4, 1), 100.0), 10 + column / 128, column**2)


def low_scores(size: float) -> Case:
    """The past scores −`size`, the last position +`size`: below a mask value that is not −∞."""
    keys = np.array([[-1.0], [-1.0], [-1.0], [1.0]])
    return Case(np.full((4, 1), size), keys, np.array([[1.0], [2.0], [4.0], [8.0]]))
