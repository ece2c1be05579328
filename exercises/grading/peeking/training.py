"""Training in pieces: the state is plain data, and a step depends on nothing but the state and its own number."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import TypedDict

import numpy as np

from grading.peeking.model import SHAPES, Floats, Ints, Params, T, loss_and_gradients
from grading.peeking.text import windows

SEED, STEPS, BATCH = 0, 1000, 16
RATE, WARM_UP = 0.02, 50
KEEP, KEEP_SQUARE, TINY = 0.9, 0.99, 1e-8  # of Adam (Kingma and Ba, 2015)
AVERAGED = 25  # steps to a point of the curve
MODELS = {"causal": True, "leaking": False}  # the same first weights, the same batches; one has the mask


class State(TypedDict):
    """Where a training stands: steps done, and for each model its memory and its curve, a point each AVERAGED steps.

    A memory is base64 of parameters, Adam's mean and Adam's square, as float64, one after the other.
    """

    step: int
    memory: dict[str, str]
    curves: dict[str, list[float]]


def begun() -> State:
    """Before the first step."""
    rng = np.random.default_rng(SEED)
    first = np.concatenate([_drawn(rng, name).ravel() for name in SHAPES])
    memory = _packed(np.stack([first, np.zeros_like(first), np.zeros_like(first)]))
    return {"step": 0, "memory": dict.fromkeys(MODELS, memory), "curves": {name: [] for name in MODELS}}


def params_of(state: State, name: str) -> Params:
    """The parameters of one model."""
    return _shaped(_unpacked(state["memory"][name])[0])


def trained(state: State, text: Ints) -> Iterator[State]:
    """The state after each further stretch of AVERAGED steps of both models, until the last."""
    every = windows(text, T)
    memories = {name: _unpacked(packed) for name, packed in state["memory"].items()}
    curves = {name: list(curve) for name, curve in state["curves"].items()}
    for step in range(state["step"], STEPS, AVERAGED):
        for name, causal in MODELS.items():
            stretch = range(step, step + AVERAGED)
            curves[name].append(float(np.mean([_step(memories[name], every, causal, number) for number in stretch])))
        memory = {name: _packed(memory) for name, memory in memories.items()}
        yield {"step": step + AVERAGED, "memory": memory, "curves": {name: [*curve] for name, curve in curves.items()}}


def _step(memory: Floats, every: Ints, causal: bool, number: int) -> float:
    """One step of Adam, in place; the loss before it."""
    flat, mean, square = memory
    batch = every[np.random.default_rng([SEED, number]).integers(len(every), size=BATCH)]
    loss, gradients = loss_and_gradients(_shaped(flat), batch, causal)
    g = np.concatenate([gradients[name].ravel() for name in SHAPES])
    mean += (1 - KEEP) * (g - mean)
    square += (1 - KEEP_SQUARE) * (g * g - square)
    rate = RATE * min(1.0, (number + 1) / WARM_UP) * (1 - number / STEPS)
    unbiased_mean, unbiased_square = mean / (1 - KEEP ** (number + 1)), square / (1 - KEEP_SQUARE ** (number + 1))
    flat -= rate * unbiased_mean / (np.sqrt(unbiased_square) + TINY)
    return loss


def _drawn(rng: np.random.Generator, name: str) -> Floats:
    scale = 0.5 if name in ("tokens", "positions") else SHAPES[name][0] ** -0.5
    return rng.normal(size=SHAPES[name]) * scale


def _shaped(flat: Floats) -> Params:
    """Views of one vector by name."""
    sizes = [rows * columns for rows, columns in SHAPES.values()]
    parts = np.split(flat, np.cumsum(sizes)[:-1])
    return {name: part.reshape(shape) for (name, shape), part in zip(SHAPES.items(), parts, strict=True)}


def _packed(memory: Floats) -> str:
    return b64encode(memory.tobytes()).decode("ascii")


def _unpacked(packed: str) -> Floats:
    return np.frombuffer(b64decode(packed)).reshape(3, -1).copy()
