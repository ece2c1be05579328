"""What a run of "peeking pays" shows, in words, lines and numbers; a claim is made only if the run bears it out."""

import re
from math import log
from typing import Literal, TypedDict

from grading.chart import Axis, Series, Style, chart, short
from grading.long_run import Findings, Sample
from grading.peeking.model import V
from grading.peeking.training import AVERAGED, STEPS, State

Loss = Literal["trained_nats", "kept_back_nats", "prefix_only_nats"]

BLIND_NATS = log(V)
LOSSES: tuple[Loss, ...] = ("trained_nats", "kept_back_nats", "prefix_only_nats")
NAMES = {"causal": "with the mask", "leaking": "without the mask"}
STYLES: dict[str, Style] = {"causal": "first", "leaking": "second"}


class Measured(TypedDict):
    """Losses in nats a character: on the chapter trained on and on the one kept back, all of a window seen at once;
    on the latter given the prefix alone. Then a sample, and how many triples of the trained chapter turn up in it.
    """

    trained_nats: float
    kept_back_nats: float
    prefix_only_nats: float
    sample: str
    known_triples: int


class Marks(TypedDict):
    """What the models are compared with: the least loss of a causal one on the chapter trained on, and how many of its
    triples turn up in as many characters of the chapter kept back, and of characters drawn at random.
    """

    floor_nats: float
    real: float
    chance: float


def found(state: State, marks: Marks, measured: dict[str, Measured]) -> Findings:
    """Everything that is shown after a piece; the table, the samples and the verdict once both models are measured."""
    floor = marks["floor_nats"]
    lines = [Series(NAMES[name], style, _points(state, name)) for name, style in STYLES.items()]
    lines.append(Series("no causal model can get below", "limit", [(0.0, floor), (float(STEPS), floor)]))
    picture = chart(Axis("step", 0.0, float(STEPS)), Axis("training loss, nats a character", 0.0, 3.5), lines)
    is_measured = len(measured) == len(NAMES)
    return {
        "chart": picture,
        "says": _says(state, floor),
        "head": ["", *NAMES.values()] if is_measured else [],
        "rows": _rows(measured) if is_measured else [],
        "samples": [_sample(name, measured[name]) for name in NAMES if name in measured],
        "held": _held(marks, measured) if is_measured else None,
        "verdict": _verdict(marks, measured) if is_measured else "",
    }


def _points(state: State, name: str) -> list[tuple[float, float]]:
    return [(float(AVERAGED * (k + 1)), loss) for k, loss in enumerate(state["curves"][name])]


def _says(state: State, floor: float) -> str:
    last = {name: curve[-1] for name, curve in state["curves"].items() if curve}
    if not last:
        return "Training has not begun."
    return (
        f"Training loss at step {short(state['step'])} of {short(STEPS)}, the mean of the last {AVERAGED} steps: with "
        f"the mask {nats(last['causal'])} nats a character, without it {nats(last['leaking'])}. Over all windows of "
        f"chapter I no causal model can get below {nats(floor)}."
    )


def _rows(measured: dict[str, Measured]) -> list[list[str]]:
    each = [_in_words(measured[name]) for name in NAMES]
    names = {
        "trained_nats": "loss on chapter I, which it was trained on",
        "kept_back_nats": "loss on chapter II, kept back",
        "prefix_only_nats": "the same, given the prefix alone",
        "known_triples": "different triples of chapter I in its sample",
    }
    return [[words, *(one[name] for one in each)] for name, words in names.items()]


def _sample(name: str, one: Measured) -> Sample:
    """A space beside another would not be seen on a page."""
    seen = re.sub(" (?= )|(?<= ) ", "␣", one["sample"])
    return {"name": f"What the model {NAMES[name]} writes", "text": seen}


def _claims(marks: Marks, measured: dict[str, Measured]) -> dict[str, bool]:
    causal, leaking = measured["causal"], measured["leaking"]
    floor, middle = marks["floor_nats"], (marks["real"] + marks["chance"]) / 2
    return {
        "the loss of the model without the mask is below what a causal one can reach": leaking["trained_nats"] < floor,
        "that of the model with the mask is not": causal["trained_nats"] >= floor,
        "on the chapter kept back, too, the model without the mask has the lower loss": (
            leaking["kept_back_nats"] < causal["kept_back_nats"]
        ),
        "given the prefix alone, it does worse than a blind guess": leaking["prefix_only_nats"] > BLIND_NATS,
        "its sample is closer to characters drawn at random than to the book": leaking["known_triples"] < middle,
        "the sample of the model with the mask is closer to the book": causal["known_triples"] > middle,
    }


def _held(marks: Marks, measured: dict[str, Measured]) -> bool:
    return all(_claims(marks, measured).values())


def _verdict(marks: Marks, measured: dict[str, Measured]) -> str:
    missing = [claim for claim, holds in _claims(marks, measured).items() if not holds]
    if missing:
        claims = "; ".join(missing)
        return f"This run does not show that peeking pays in training and fails in writing. Not borne out: {claims}."
    with_mask, without = _in_words(measured["causal"]), _in_words(measured["leaking"])
    return (
        f"On chapter I the loss of the model without the mask is {without['trained_nats']} nats a character. No causal "
        f"model can get below {nats(marks['floor_nats'])} there; the one with the mask is at "
        f"{with_mask['trained_nats']}. Chapter II, which was kept back, does not give the leak away: "
        f"{without['kept_back_nats']} against {with_mask['kept_back_nats']}. Writing does. Given the prefix alone, the "
        f"model without the mask is at {without['prefix_only_nats']} nats, where a blind guess among {V} characters "
        f"has {nats(BLIND_NATS)}. "
        f"Of the runs of three characters in chapter I, {without['known_triples']} different ones turn up in its "
        f"sample; with the mask {with_mask['known_triples']} do, in as much of chapter II {marks['real']:.0f} on "
        f"average, in characters drawn at random some {marks['chance']:.0f}."
    )


def _in_words(one: Measured) -> dict[str, str]:
    words: dict[str, str] = {name: nats(one[name]) for name in LOSSES}
    return words | {"known_triples": str(one["known_triples"])}


def nats(value: float) -> str:
    """As many digits as two machines agree on: two decimals, none from 10 on, below 0.01 only that it is."""
    if value < 0.01:
        return "less than 0.01"
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"
