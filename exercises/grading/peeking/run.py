"""The lab "peeking pays" as a long run: trains both models in pieces, measures them, and says what came of it."""

from collections.abc import Callable
from typing import TypedDict

from grading.chart import short
from grading.long_run import Piece
from grading.peeking.findings import Marks, Measured, found
from grading.peeking.measured import SAMPLE, one_pass, sample, step_by_step
from grading.peeking.model import T
from grading.peeking.text import (
    Texts,
    causal_floor,
    known_triples,
    known_triples_by_chance,
    known_triples_of_the_like,
    read,
)
from grading.peeking.training import MODELS, STEPS, State, begun, params_of, trained

PIECE_S = 0.4
EVERY, EVERY_STEPWISE = 4, 40  # windows of the chapter that was kept back


class Whole(TypedDict):
    """All that the run needs to go on."""

    training: State
    marks: Marks
    measured: dict[str, Measured]


def advance(raw: str, state: Whole | None, seconds: Callable[[], float]) -> Piece:
    """The next piece of the run; `state` is that of the piece before, None at the beginning.

    `raw` holds the two chapters. `seconds` is a clock: a piece of training takes about PIECE_S.
    """
    texts = read(raw)
    now: Whole = state or {"training": begun(), "marks": _marks(texts), "measured": {}}
    if now["training"]["step"] < STEPS:
        now = {**now, "training": _trained(now["training"], texts, seconds)}
    else:
        name = next(name for name in MODELS if name not in now["measured"])
        now = {**now, "measured": {**now["measured"], name: _measured(now["training"], texts, name)}}
    step, measured = now["training"]["step"], now["measured"]
    is_done = len(measured) == len(MODELS)
    if step < STEPS:
        words = f"Step {short(step)} of {short(STEPS)}"
    else:
        words = "Done" if is_done else f"Trained; {len(measured)} of {len(MODELS)} models measured"
    return {
        "state": dict(now),
        "is_done": is_done,
        "progress": (step + 100 * len(measured)) / (STEPS + 100 * len(MODELS)),
        "words": words,
        "findings": found(now["training"], now["marks"], measured),
    }


def _marks(texts: Texts) -> Marks:
    return {
        "floor_nats": causal_floor(texts.trained, T),
        "real": known_triples_of_the_like(texts.kept_back, texts.trained, SAMPLE),
        "chance": known_triples_by_chance(texts.trained, SAMPLE),
    }


def _trained(state: State, texts: Texts, seconds: Callable[[], float]) -> State:
    begin = seconds()
    for later in trained(state, texts.trained):
        state = later
        if seconds() - begin > PIECE_S:
            break
    return state


def _measured(state: State, texts: Texts, name: str) -> Measured:
    params, causal = params_of(state, name), MODELS[name]
    text = sample(params, causal)
    return {
        "trained_nats": one_pass(params, texts.trained, causal),
        "kept_back_nats": one_pass(params, texts.kept_back, causal, EVERY),
        "prefix_only_nats": step_by_step(params, texts.kept_back, causal, EVERY_STEPWISE),
        "sample": text,
        "known_triples": known_triples(text, texts.trained),
    }
