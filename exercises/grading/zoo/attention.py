"""One-layer transformers that differ in how, and whether, attention is masked.

Source of the layer: Vaswani et al. 2017; rotary positions: Su et al. 2021 (RoFormer).
"""

from collections.abc import Callable

import numpy as np

from grading.bench import Floats, Ints, Model
from grading.zoo.parts import D, Weights, draw_weights, future, prefix_mean, shifted, softmax
from grading.zoo.specimen import Build

Attend = Callable[[Floats], Floats]  # scores (n, n) -> attention weights (n, n), row i looking at column j
Turn = Callable[[Floats], Floats]  # (n, D) -> (n, D)


def _as_it_is(h: Floats) -> Floats:
    return h


def _own(weights: Weights) -> Weights:
    return weights


def transformer(
    attend: Attend, prepare: Turn = _as_it_is, turn: Turn = _as_it_is, adapt: Callable[[Weights], Weights] = _own
) -> Build:
    """A layer of attention and one of tanh. `prepare` acts on its input, `turn` on queries and keys."""

    def build(rng: np.random.Generator, shape: tuple[int, ...], vocabulary: int) -> Model:
        w = adapt(draw_weights(rng, shape[0], vocabulary))

        def model(x: Ints) -> Floats:
            h = prepare(w.tokens[x] + w.positions[: len(x)])
            scores = turn(h @ w.queries) @ turn(h @ w.keys).T / np.sqrt(D)
            h = h + attend(scores) @ (h @ w.values)
            h = h + np.tanh(h @ w.mix)
            return softmax(h @ w.to_tokens)

        return model

    return build


def masked(scores: Floats) -> Floats:
    """Scores of the future are −∞ before the softmax: their weights are exactly 0."""
    return softmax(np.where(future(len(scores)), -np.inf, scores))


def unmasked(scores: Floats) -> Floats:
    """Every position looks at every other."""
    return softmax(scores)


def masked_one_late(scores: Floats) -> Floats:
    """The mask begins at j = i + 2, so position i + 1 is seen."""
    return softmax(np.where(future(len(scores), first=2), -np.inf, scores))


def zeroed_after_softmax(scores: Floats) -> Floats:
    """Weights of the future are 0, but they are still in the denominator of all the others."""
    return np.where(future(len(scores)), 0.0, softmax(scores))


def masked_wrong_axis(scores: Floats) -> Floats:
    """Masked, then normalised over the queries: the share of row i in column j depends on later rows."""
    return softmax(np.where(future(len(scores)), -np.inf, scores), axis=0)


def masked_with_minus_1e4(scores: Floats) -> Floats:
    """Scores of the future are −10 000: a mask only as long as allowed scores are far above."""
    return softmax(np.where(future(len(scores)), -1e4, scores))


def lowered_by_12(scores: Floats) -> Floats:
    """Scores of the future are lowered by 12: their weights become small, not 0."""
    return softmax(scores - 12.0 * future(len(scores)))


def masked_in_four_rows(scores: Floats) -> Floats:
    """A mask made for the first four positions; the rows after them have none."""
    mask = future(len(scores))
    mask[4:] = False
    return softmax(np.where(mask, -np.inf, scores))


def low_scores(weights: Weights) -> Weights:
    """Keys opposite to the queries and long: every position scores itself far below −10 000."""
    return weights._replace(keys=-2e5 * weights.queries)


def standardised_over_sequence(h: Floats) -> Floats:
    """Each feature with mean 0 and deviation 1 over all positions, later ones included."""
    standard: Floats = (h - h.mean(axis=0)) / (h.std(axis=0) + 0.1)
    return standard


def standardised_over_prefix(h: Floats) -> Floats:
    """As above, over the positions up to one's own."""
    mean = prefix_mean(h)
    deviation = np.sqrt(np.maximum(prefix_mean(h * h) - mean * mean, 0.0))
    return (h - mean) / (deviation + 0.1)


def shifted_right(h: Floats) -> Floats:
    """A start vector of zeros first, the last piece dropped: row i holds piece i − 1."""
    return shifted(h, 1)


def rotary(h: Floats) -> Floats:
    """Pairs of features turned by an angle that grows with the position."""
    angles = np.arange(len(h))[:, None] * 0.1 ** np.arange(D // 2)
    a, b = h[:, : D // 2], h[:, D // 2 :]
    return np.hstack([a * np.cos(angles) - b * np.sin(angles), a * np.sin(angles) + b * np.cos(angles)])
