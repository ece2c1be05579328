"""The usual slips with causal attention, as formulas: values tell which slip it was."""

from collections.abc import Callable

import numpy as np

from grading.bench import Floats
from grading.slips import Slip

Formula = Callable[[Floats, Floats, Floats], Floats]


def _past(length: int, k: int = 0) -> Floats:
    """1 where position i may see position j ≤ i + k, else 0; shape (T, T)."""
    return np.tri(length, k=k)


def _softmax(scores: Floats, axis: int | None = 1) -> Floats:
    shares: Floats = np.exp(scores - scores.max(axis=axis, keepdims=True))
    weights: Floats = shares / shares.sum(axis=axis, keepdims=True)
    return weights


def _scores(q: Floats, k: Floats) -> Floats:
    scaled: Floats = q @ k.T / np.sqrt(q.shape[1])
    return scaled


def _masked(scores: Floats, seen: Floats | None = None, fill: float = -np.inf) -> Floats:
    return np.where((_past(len(scores)) if seen is None else seen) > 0, scores, fill)


def _weights(q: Floats, k: Floats) -> Floats:
    return _softmax(_masked(_scores(q, k)))


def _divided_by_columns(scores: Floats) -> Floats:
    """A softmax that forgot `keepdims`: entry [i, j] is divided by the sum of row j."""
    shares: Floats = np.exp(scores)
    weights: Floats = shares / shares.sum(axis=1)
    return weights


def _sees(seen: Callable[[int], Floats]) -> Formula:
    """Right apart from which positions are seen."""
    return lambda q, k, v: _softmax(_masked(_scores(q, k), seen(len(q)))) @ v


def _scaled_by(factor: Callable[[int, int], float]) -> Formula:
    """Right apart from the scale, a function of T and d."""
    return lambda q, k, v: _softmax(_masked(q @ k.T * factor(*q.shape))) @ v


SLIPS = [
    Slip(
        lambda q, k, v: _softmax(_scores(q, k)) @ v,
        "No mask: every position sees the future. Set the scores of positions j > i to −∞ before the softmax.",
    ),
    Slip(
        lambda q, k, v: (_softmax(_scores(q, k)) * _past(len(q))) @ v,
        "The future was zeroed after the softmax: the denominator has seen it already, and the weights no longer sum "
        "to 1. Set those scores to −∞ before the softmax.",
    ),
    Slip(
        lambda q, k, v: _softmax(_scores(q, k) * _past(len(q))) @ v,
        "The scores of the future were set to 0, and exp(0) = 1 is still a weight. Set them to −∞.",
    ),
    Slip(
        _sees(lambda length: _past(length).T),
        "The mask is transposed: each position sees the future and not the past. Hide j > i: above the diagonal.",
    ),
    Slip(
        _sees(lambda length: 1 - _past(length)),
        "The mask is inverted: the past is hidden and the future seen. Hide j > i: above the diagonal.",
    ),
    Slip(
        _sees(lambda length: _past(length, k=-1)),
        "The mask is off by one: it hides position i from itself too, so the first row has nothing left and is nan. "
        "Hide j > i only: `np.triu(…, k=1)`.",
    ),
    Slip(
        _sees(lambda length: _past(length, k=1)),
        "The mask is off by one: position i sees position i + 1, the very piece it is to predict. "
        "Hide all j > i: `np.triu(…, k=1)`.",
    ),
    Slip(
        lambda q, k, v: _softmax(_masked(_scores(q, k)), axis=0) @ v,
        "The softmax runs over the wrong axis, the queries. Each row of weights must sum to 1: `axis=1`.",
    ),
    Slip(
        lambda q, k, v: _softmax(_masked(_scores(q, k)), axis=None) @ v,
        "The softmax runs over the whole matrix. Each row of weights must sum to 1: `axis=1, keepdims=True`.",
    ),
    *(
        Slip(
            lambda q, k, v, shifted=shifted: _divided_by_columns(shifted(_masked(_scores(q, k)))) @ v,
            "The sums of the rows divide the columns. Keep them as a column: `sum(axis=1, keepdims=True)`.",
        )
        for shifted in (
            lambda scores: scores,
            lambda scores: scores - scores.max(axis=1),
            lambda scores: scores - scores.max(axis=1, keepdims=True),
        )
    ),
    Slip(_scaled_by(lambda length, width: 1.0), "The scale is missing. Divide the scores by √d before the softmax."),
    Slip(_scaled_by(lambda length, width: 1 / width), "The scores were divided by d. Divide them by √d."),
    Slip(_scaled_by(lambda length, width: width**0.5), "The scores were multiplied by √d. Divide them by √d."),
    Slip(
        _scaled_by(lambda length, width: length**-0.5),
        "The scores were divided by √T, the number of positions. d is the width: `q.shape[1]`.",
    ),
    Slip(
        lambda q, k, v: _softmax(_masked(q @ k.T)) @ v / np.sqrt(q.shape[1]),
        "The division by √d comes too late. It belongs to the scores, before the softmax.",
    ),
    Slip(
        lambda q, k, v: (_scores(q, k) * _past(len(q))) @ v,
        "The softmax is missing: raw scores are no weights. Take the softmax of each row first.",
    ),
    Slip(
        lambda q, k, v: _masked(_scores(q, k)) @ v,
        "The softmax is missing: raw scores are no weights. Take the softmax of each row first.",
    ),
    Slip(
        lambda q, k, v: np.exp(_masked(_scores(q, k))) @ v,
        "exp was taken, but the rows were not divided by their sums. Each row of weights must sum to 1.",
    ),
    Slip(
        lambda q, k, v: _weights(k, q) @ v,
        "q and k are swapped. Row i of the scores belongs to query i: `q @ k.T`.",
    ),
    Slip(lambda q, k, v: _weights(q, k).T @ v, "The weights were transposed at the end. The output is `weights @ v`."),
    Slip(lambda q, k, v: _weights(q, k) @ k, "The weights mix the keys. They must mix the values: `weights @ v`."),
    Slip(lambda q, k, v: _weights(q, k) @ q, "The weights mix the queries. They must mix the values: `weights @ v`."),
    Slip(lambda q, k, v: _weights(q, q) @ v, "The scores are `q @ q.T`. Compare queries with keys: `q @ k.T`."),
    Slip(lambda q, k, v: _weights(k, k) @ v, "The scores are `k @ k.T`. Compare queries with keys: `q @ k.T`."),
    Slip(
        lambda q, k, v: (_past(len(q)) / _past(len(q)).sum(axis=1, keepdims=True)) @ v,
        "Every position of the past has the same weight. The weights are the softmax of the scores.",
    ),
    Slip(lambda q, k, v: v, "That is v itself. The output mixes the rows of v: `weights @ v`."),
]

# On `low_scores`, where a mask value that is not −∞ lies above the scores of the past, or does not push down enough.
_NOT_INFINITE = (
    "The mask is a large negative number, and here the past scores lie lower still, so the future wins. "
    "Only −∞ hides a position from any scores: `-np.inf`."
)
LOW_SLIPS = [
    Slip(lambda q, k, v: _softmax(_masked(_scores(q, k), fill=-1e4)) @ v, _NOT_INFINITE),
    Slip(lambda q, k, v: _softmax(_scores(q, k) - 1e4 * (1 - _past(len(q)))) @ v, _NOT_INFINITE),
]
