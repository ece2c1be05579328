"""A small language model around somebody's causal attention, so that the whole bench can be put to it."""

from collections.abc import Callable

import numpy as np

from grading.bench import Floats, Ints, Model
from grading.probes import Subject

LONGEST, V, WIDTH = 6, 3, 6
SUBJECT = Subject("lm", "A small language model with your attention in it", (LONGEST,), V, "next")

Attend = Callable[[Floats, Floats, Floats], Floats]


def language_model(attend: Attend, seed: int) -> Model:
    """x of shape (T,), T ≤ 6, to probabilities (T, V); row i predicts piece i + 1. Weights are drawn from the seed."""
    rng = np.random.default_rng(seed)
    tokens, positions = rng.normal(size=(V, WIDTH)), rng.normal(size=(LONGEST, WIDTH))
    queries, keys, values = rng.normal(size=(3, WIDTH, WIDTH)) / np.sqrt(WIDTH)
    to_tokens = rng.normal(size=(WIDTH, V))

    def model(x: Ints) -> Floats:
        h = tokens[x] + positions[: len(x)]
        h = h + attend(h @ queries, h @ keys, h @ values)
        e: Floats = np.exp(h @ to_tokens)
        shares: Floats = e / e.sum(axis=1, keepdims=True)
        return shares

    return model
