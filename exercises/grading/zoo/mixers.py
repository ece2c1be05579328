"""Sequence models without attention: each mixes the positions in its own way, then reads out.

Sources: dilated causal convolution, van den Oord et al. 2016 (WaveNet); gates, Hu et al. 2017.
"""

from collections.abc import Callable

import numpy as np

from grading.bench import Floats, Ints, Model
from grading.zoo.parts import D, Weights, draw_weights, prefix_mean, shifted, softmax
from grading.zoo.specimen import Build

Mix = Callable[[Floats, Weights], Floats]  # (n, D) -> (n, D)


def mixer(mix: Mix) -> Build:
    """Embeds, mixes the positions, and reads the next token out of each one."""

    def build(rng: np.random.Generator, shape: tuple[int, ...], vocabulary: int) -> Model:
        w = draw_weights(rng, shape[0], vocabulary)

        def model(x: Ints) -> Floats:
            h = mix(w.tokens[x] + w.positions[: len(x)], w)
            return softmax(np.tanh(h @ w.mix) @ w.to_tokens)

        return model

    return build


def scaled_by_length(rng: np.random.Generator, shape: tuple[int, ...], vocabulary: int) -> Model:
    """A prefix mean, scaled by the length of the whole text: the number of tokens that are not the padding token."""
    w = draw_weights(rng, shape[0], vocabulary)
    padding = int(rng.integers(1, vocabulary))

    def model(x: Ints) -> Floats:
        h = prefix_mean(w.tokens[x] + w.positions[: len(x)]) * np.log(2.0 + (x != padding).sum())
        return softmax(np.tanh(h @ w.mix) @ w.to_tokens)

    return model


def own_token(h: Floats, w: Weights) -> Floats:
    """Nothing is mixed: a bigram model, with positions."""
    return h


def position_only(h: Floats, w: Weights) -> Floats:
    """The input is ignored."""
    return w.positions[: len(h)]


def mean_of_prefix(h: Floats, w: Weights) -> Floats:
    """Row i is the mean of positions 0 … i."""
    return prefix_mean(h)


def convolved(*steps: int) -> Mix:
    """A convolution over time: row i reads row i − s for each s of `steps`; a negative s looks ahead."""

    def mix(h: Floats, w: Weights) -> Floats:
        total: Floats = np.zeros_like(h)
        for step, tap in zip(steps, (w.queries, w.keys, w.values), strict=True):
            total = total + shifted(h, step) @ tap
        return total

    return mix


def recurrent(h: Floats, w: Weights) -> Floats:
    """A state carried from left to right."""
    state, states = np.zeros(D), []
    for row in h:
        state = np.tanh(row @ w.queries + state @ w.keys)
        states.append(state)
    return np.array(states)


def recurrent_both_ways(h: Floats, w: Weights) -> Floats:
    """One state from left to right plus one from right to left."""
    return recurrent(h, w) + recurrent(h[::-1], w)[::-1]


def block_summary(h: Floats, w: Weights) -> Floats:
    """Every position gets the mean of its block of four, the later ones of the block included."""
    means: Floats = np.array([h[i // 4 * 4 : i // 4 * 4 + 4].mean(axis=0) for i in range(len(h))])
    return h + means


def past_block_summary(h: Floats, w: Weights) -> Floats:
    """Every position gets the sum of all blocks of four that ended before its own began."""
    sums: Floats = np.array([h[: i // 4 * 4].sum(axis=0) for i in range(len(h))])
    return h + sums


def chunk_state(h: Floats, w: Weights) -> Floats:
    """A state updated chunk by chunk of two; both positions read the state that holds the whole chunk."""
    state, states = np.zeros(D), []
    for start in range(0, len(h), 2):
        chunk = h[start : start + 2]
        state = np.tanh(chunk.sum(axis=0) @ w.queries + state @ w.keys)
        states += [state] * len(chunk)
    held: Floats = np.array(states)
    return h + held


def fourier_filtered(h: Floats, w: Weights) -> Floats:
    """Filtered by multiplying spectra without padding: a circular convolution, the end wraps to the front."""
    spectrum = np.fft.fft(h, axis=0) * np.fft.fft(w.positions[: len(h)], axis=0)
    filtered: Floats = np.fft.ifft(spectrum, axis=0).real
    return filtered


def told_the_last(h: Floats, w: Weights) -> Floats:
    """The mean of positions 0 … i, plus the last position of all, taken as a summary."""
    summed: Floats = prefix_mean(h) + h[-1]
    return summed


def gated_by_mean(h: Floats, w: Weights) -> Floats:
    """Each feature gets a gate between 0 and 1, computed from the mean over all positions."""
    gates: Floats = 1 / (1 + np.exp(-h.mean(axis=0) @ w.queries))
    return h * gates
