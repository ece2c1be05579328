"""What the models of the zoo are made of. n is the length of the input, at most T."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from grading.bench import Floats

D = 8  # width


class Weights(NamedTuple):
    """Weights of a sequence model: tokens (V, D), positions (T, D), four (D, D), to_tokens (D, V)."""

    tokens: Floats
    positions: Floats
    queries: Floats
    keys: Floats
    values: Floats
    mix: Floats
    to_tokens: Floats


def draw_weights(rng: np.random.Generator, length: int, vocabulary: int) -> Weights:
    """Weights for T = length, drawn in the order of the starter of spot-the-leak."""
    tokens, positions = rng.normal(size=(vocabulary, D)), rng.normal(size=(length, D))
    queries, keys, values, mix = rng.normal(size=(4, D, D)) / np.sqrt(D)
    to_tokens = rng.normal(size=(D, vocabulary)) / np.sqrt(D)
    return Weights(tokens, positions, queries, keys, values, mix, to_tokens)


def softmax(scores: Floats, axis: int = -1) -> Floats:
    """exp(scores), divided by its sum along `axis`."""
    e: Floats = np.exp(scores - scores.max(axis=axis, keepdims=True))
    shares: Floats = e / e.sum(axis=axis, keepdims=True)
    return shares


def future(n: int, first: int = 1) -> NDArray[np.bool_]:
    """The cells [i, j] with j ≥ i + first, shape (n, n)."""
    return np.triu(np.ones((n, n), dtype=bool), k=first)


def shifted(h: Floats, steps: int) -> Floats:
    """Row i is row i − steps of h, or zeros beyond its ends, shape (n, D)."""
    moved: Floats = np.zeros_like(h)
    if steps >= 0:
        moved[steps:] = h[: len(h) - steps]
    else:
        moved[:steps] = h[-steps:]
    return moved


def prefix_mean(h: Floats) -> Floats:
    """Row i is the mean of rows 0 … i, shape (n, D)."""
    means: Floats = np.cumsum(h, axis=0) / np.arange(1, len(h) + 1)[:, None]
    return means
