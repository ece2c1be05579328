"""A transformer of one block, without a cache: what a learner's cached one must agree with.

Its parameters are arrays by name, for vocabulary V, width d and longest sequence N:

    tokens (V, d), positions (N, d)                            rows that are looked up
    queries, keys, values, mix (d, d), up (d, 4d), down (4d, d), logits (d, V)    weights, which multiply
"""

from math import sqrt
from typing import NamedTuple

import numpy as np

from grading.bench import Floats, Ints

Params = dict[str, Floats]

WEIGHTS = ("queries", "keys", "values", "mix", "up", "down", "logits")


class Size(NamedTuple):
    """V, d, N."""

    vocabulary: int
    width: int
    longest: int


def drawn(rng: np.random.Generator, size: Size) -> Params:
    """Random parameters, of a scale at which no part of the block is lost in rounding."""
    v, d, n = size
    shapes = {"queries": (d, d), "keys": (d, d), "values": (d, d), "mix": (d, d)}
    shapes |= {"up": (d, 4 * d), "down": (4 * d, d), "logits": (d, v)}
    tables = {"tokens": rng.normal(size=(v, d)), "positions": rng.normal(size=(n, d))}
    return tables | {name: rng.normal(size=shape) / sqrt(shape[0]) for name, shape in shapes.items()}


def logits(params: Params, tokens: Ints) -> Floats:
    """Row t is what predicts piece t + 1, shape (T, V); everything is computed anew."""
    length, width = len(tokens), len(params["queries"])
    h = params["tokens"][tokens] + params["positions"][:length]
    q, k, v = (h @ params[name] for name in ("queries", "keys", "values"))
    scores = np.where(np.tri(length) > 0, q @ k.T / sqrt(width), -np.inf)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    h = h + shares / shares.sum(axis=1, keepdims=True) @ v @ params["mix"]
    h = h + np.maximum(h @ params["up"], 0) @ params["down"]
    rows: Floats = h @ params["logits"]
    return rows


def needed_with_weights(params: Params) -> int:
    """Multiplications with weights that one piece needs: each weight once. 12 d² + d V."""
    return sum(params[name].size for name in WEIGHTS)


def needed_in_attention(params: Params, stored: int) -> int:
    """Multiplications of one query with `stored` keys, and of as many weights with values."""
    return 2 * stored * len(params["queries"])
