"""Leak meter: on uniformly random tokens no honest model gets below log V nats a piece.

A leaking model with random weights seldom shows it by itself, so a small readout is trained on its rows: for each
piece a multinomial logistic regression from the row that predicts it and the piece before it, which is no secret. What
such a readout finds on fresh sequences, the model has let through. Idea: huggingface/transformers issue 48745.
"""

from math import log, sqrt
from typing import NamedTuple

import numpy as np

from grading.bench import Floats, Ints
from grading.bench_line import Line
from grading.bench_report import Test, bars

TRAINED, SCORED = 400, 400  # sequences
CLEARLY, AT_LEAST_NATS = 4.0, 0.005  # standard errors, and beyond rounding
LEAST_P = 1e-12
STEPS, RIDGE = 4, 2.0


class Meter(NamedTuple):
    """Mean NLL in nats a piece, with its standard error: the model's own, and after the readout."""

    own: float
    own_error: float
    readout: float
    readout_error: float
    impossible: bool  # the model gave probability 0 to a piece that came


def leak_meter_nats(line: Line, seed: int) -> Meter:
    """Measures both on uniformly random sequences or images.

    Raises:
        UnusableModelError: see `bench.probabilities`.
    """
    rng = np.random.default_rng(seed)
    x = rng.integers(0, line.vocabulary, size=(TRAINED + SCORED, line.length))
    rows = np.stack([line.predicted(line.rows(one)) for one in x])
    targets = x[:, line.first :]
    before = x[:, :-1] if line.first else np.pad(x[:, :-1], ((0, 0), (1, 0)))
    chosen = np.take_along_axis(rows[TRAINED:], targets[TRAINED:, :, None], axis=2)
    own = -np.log(np.maximum(chosen, LEAST_P)).ravel()
    found = np.concatenate(
        [_held_out(_features(rows[:, i], before[:, i]), targets[:, i], line.vocabulary) for i in range(rows.shape[1])]
    )
    return Meter(float(own.mean()), _error(own), float(found.mean()), _error(found), bool((chosen <= 0).any()))


def leak_meter(line: Line, seed: int) -> Test:
    """Judges the meter: clearly below log V, by the model itself or by the readout, is a leak."""
    meter, vocabulary = leak_meter_nats(line, seed), line.vocabulary
    floor, tokens = log(vocabulary), "pixels" if line.is_image else "tokens"
    below = {
        "the model itself": (meter.own, meter.own_error),
        "a small readout trained on its rows": (meter.readout, meter.readout_error),
    }
    caught = [name for name, (nll, error) in below.items() if nll + CLEARLY * error + AT_LEAST_NATS < floor]
    own = "∞ (it gave probability 0 to a piece that came)" if meter.impossible else f"{meter.own:.3f}"
    if caught:
        nll, error = below[caught[-1]]
        sentence = (
            f"On random {tokens} {caught[-1]} reaches {nll:.3f} ± {error:.3f} nats a {line.piece}, below log "
            f"{vocabulary} = {floor:.3f}. Nobody can predict random {tokens}, so the rows hold what they should not "
            "have seen."
        )
    else:
        sentence = (
            f"On random {tokens} the model itself gets {own} nats a {line.piece} and a small readout trained on its "
            f"rows {meter.readout:.3f}; neither is clearly below log {vocabulary} = {floor:.3f}. "
            "A small or well hidden leak can pass this test."
        )
    return {
        "id": "leak-meter",
        "title": "Leak meter",
        "passed": not caught,
        "sentence": sentence,
        "lesson": "leak-meter",
        "picture": bars(
            f"nats a {line.piece}",
            {"the model itself": meter.own, "after a small readout": meter.readout},
            (f"log {vocabulary}", floor),
        ),
    }


def _features(rows: Floats, pieces: Ints) -> Floats:
    """Log-probabilities of row i, their squares, and both once more for each value of piece i, standardised."""
    logs = np.log(np.maximum(rows, LEAST_P))
    logs = (logs - logs.mean(axis=0)) / (logs.std(axis=0) + 1e-6)
    base = np.hstack([logs, logs**2 - 1, np.ones((len(logs), 1))])
    by_piece = np.eye(rows.shape[1])[pieces][:, :, None] * base[:, None, :]
    return np.hstack([base, by_piece.reshape(len(base), -1)])


def _held_out(features: Floats, targets: Ints, vocabulary: int) -> Floats:
    """NLL of each of the last SCORED targets under a readout fitted to the first TRAINED, in nats."""
    weights = _fit(features[:TRAINED], np.eye(vocabulary)[targets[:TRAINED]])
    p = _softmax(features[TRAINED:] @ weights)[np.arange(SCORED), targets[TRAINED:]]
    nll: Floats = -np.log(np.maximum(p, LEAST_P))
    return nll


def _fit(inputs: Floats, wanted: Floats) -> Floats:
    """Multinomial logistic regression by Newton's method, shape (F, V)."""
    features, vocabulary = inputs.shape[1], wanted.shape[1]
    weights = np.zeros((features, vocabulary))
    for _ in range(STEPS):
        p = _softmax(inputs @ weights)
        gradient = inputs.T @ (p - wanted) + RIDGE * weights
        curvature = RIDGE * np.eye(weights.size).reshape(features, vocabulary, features, vocabulary)
        for v in range(vocabulary):
            for w in range(vocabulary):
                spread = p[:, v] * ((v == w) - p[:, w])
                curvature[:, v, :, w] += (inputs * spread[:, None]).T @ inputs
        step = np.linalg.solve(curvature.reshape(weights.size, weights.size), gradient.ravel())
        weights = weights - step.reshape(weights.shape)
    return weights


def _softmax(scores: Floats) -> Floats:
    e: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = e / e.sum(axis=-1, keepdims=True)
    return shares


def _error(nll: Floats) -> float:
    return float(nll.std() / sqrt(nll.size))
