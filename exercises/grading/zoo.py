"""The four models of the drill "spot the leak", as the page describes them, and inputs to measure them on.

They are the starter's models, kept here so that editing the starter cannot change the truth.
Sources: Vaswani et al. 2017 (a), Devlin et al. 2018 (b), van den Oord et al. 2016 (c).
"""

from typing import NamedTuple

import numpy as np

from grading.bench import Floats, Ints, Model, Predicts

T, V, D = 6, 4, 8
H, W, LEVELS = 4, 4, 2
INPUTS = 6

_rng = np.random.default_rng(2016)
_tokens, _positions = _rng.normal(size=(V, D)), _rng.normal(size=(T, D))
_queries, _keys, _values, _mix = _rng.normal(size=(4, D, D)) / np.sqrt(D)
_to_tokens = _rng.normal(size=(D, V)) / np.sqrt(D)
_first = _rng.normal(size=(3, 3, 1, D))
_second = _rng.normal(size=(3, 3, D, D)) / np.sqrt(D)
_to_levels = _rng.normal(size=(D, LEVELS))


class Specimen(NamedTuple):
    """One architecture: its model, and what the page shows of it. `shape` is that of an input x."""

    id: str
    title: str
    shape: tuple[int, ...]
    vocabulary: int
    predicts: Predicts
    model: Model

    def inputs(self, seed: int) -> list[Ints]:
        """Random inputs on which to measure the model."""
        rng = np.random.default_rng(seed)
        return [rng.integers(0, self.vocabulary, size=self.shape) for _ in range(INPUTS)]


def _softmax(scores: Floats) -> Floats:
    e: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = e / e.sum(axis=-1, keepdims=True)
    return shares


def _transformer(x: Ints, causal: bool) -> Floats:
    h = _tokens[x] + _positions
    scores = (h @ _queries) @ (h @ _keys).T / np.sqrt(D)
    if causal:
        scores[np.triu(np.ones((T, T), dtype=bool), k=1)] = -np.inf
    h = h + _softmax(scores) @ (h @ _values)
    h = h + np.tanh(h @ _mix)
    return _softmax(h @ _to_tokens)


def _convolve(h: Floats, kernel: Floats) -> Floats:
    padded = np.pad(h, ((1, 1), (1, 1), (0, 0)))
    total: Floats = np.zeros((H, W, D))
    for r in range(3):
        for c in range(3):
            total = total + padded[r : r + H, c : c + W] @ kernel[r, c]
    return total


def _mask(sees_itself: bool) -> Floats:
    mask = np.zeros((3, 3, 1, 1))
    mask[0], mask[1, 0], mask[1, 1] = 1, 1, sees_itself
    return mask


def _two_layers(x: Ints, first: Floats, second: Floats) -> Floats:
    centred: Floats = x[:, :, None].astype(np.float64) - 0.5
    h = np.tanh(_convolve(centred, first))
    return _softmax(np.tanh(_convolve(h, second)) @ _to_levels)


SPECIMENS = (
    Specimen("a", "Transformer, masked self-attention", (T,), V, "next", lambda x: _transformer(x, True)),
    Specimen("b", "Transformer, bidirectional", (T,), V, "next", lambda x: _transformer(x, False)),
    Specimen(
        "c",
        "PixelCNN, mask A then mask B",
        (H, W),
        LEVELS,
        "same",
        lambda x: _two_layers(x, _first * _mask(False), _second * _mask(True)),
    ),
    Specimen(
        "d",
        "Convolution, unmasked 3×3 kernels",
        (H, W),
        LEVELS,
        "same",
        lambda x: _two_layers(x, _first, _second),
    ),
)
