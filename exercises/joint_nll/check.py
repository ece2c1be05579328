"""Grades `joint`, `surprises`, `nll`: on DOG, given and drawn conditionals, and where products underflow."""

import random
from collections.abc import Callable
from typing import Any

from numpy import array

from grading import nll
from grading.answers import close, number, vector
from grading.judge import Judge, NotYet
from grading.learner import Answer, Learner, LearnerError
from grading.nll_slips import JOINT_SLIPS, NLL_SLIPS, SURPRISE_SLIPS
from grading.plain import plain
from grading.slips import Slip, name_slip

DOG = [0.3, 0.5, 0.4]
GIVEN = {"seed": 0, "conditionals": DOG, "symbols": ["D", "O", "G"]}
LENGTHS = (5, 2, 8, 1)
UNDERFLOWING = [0.1] * 400

Value = float | list[float]
FUNCTIONS: dict[str, tuple[Callable[[nll.Vector], Value], list[Slip]]] = {
    "joint": (nll.joint, JOINT_SLIPS),
    "surprises": (nll.surprises, SURPRISE_SLIPS),
    "nll": (nll.nll, NLL_SLIPS),
}

EACH = ("one number for each conditional", "Every piece has a surprise, the first and the last one included.")

UNDERFLOW = {
    "joint": ["The product of so many small numbers is too small for a float and becomes 0.0: return it as it is."],
    "surprises": ["Each surprise is −log of its own conditional; no product is needed."],
    "nll": [
        "The product underflowed to 0.0 (10⁻⁴⁰⁰ is too small for a float){lost}",
        "Sum the surprises instead of taking the log of the product.",
    ],
}


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges one function after another, so the learner reads about the first one that is wrong."""
    judge = Judge()
    rng = random.Random(given["seed"])
    drawn = [[round(rng.uniform(0.05, 0.95), 2) for _ in range(length)] for length in LENGTHS]
    cases = [_valid(given["conditionals"]), DOG, *drawn, [0.5, 1.0, 0.25], [1.0]]
    right: list[str] = []
    for name in FUNCTIONS:
        for conditionals in cases:
            _judge_case(judge, learner, name, conditionals, right)
        _judge_underflow(judge, learner, name, right)
        right.append(name)
    conditionals, whole = cases[0], "".join(given["symbols"])
    judge.note(
        f"For {whole}, {plain(conditionals)}, the joint is {plain(nll.joint(conditionals))} and the NLL "
        f"{plain(nll.nll(conditionals))} nats, the sum of the surprises {plain(nll.surprises(conditionals))}."
    )
    judge.note(
        "It also holds for other lengths, for a conditional of 1.0, and for 400 pieces of 0.1: "
        "their product underflows to 0.0, while the sum of their surprises is 921.034."
    )
    return judge


def _judge_case(judge: Judge, learner: Learner, name: str, conditionals: list[float], right: list[str]) -> None:
    formula, _ = FUNCTIONS[name]
    expected = formula(conditionals)
    answer, value, after = _ask(learner, name, conditionals)
    judge.expect(
        close(value, expected),
        lambda: [
            *_praise(right),
            f"`{answer.call}` gave {plain(value)}; {plain(expected)} was expected.",
            _diagnosis(learner, name, conditionals, value),
        ],
    )
    judge.expect(
        after == conditionals,
        lambda: [
            *_praise(right),
            f"`{name}` changed the array it was given: {plain(conditionals)} became {plain(after)}.",
            "Its value is right, but the caller still needs that array: put the result into a new one.",
        ],
    )


def _judge_underflow(judge: Judge, learner: Learner, name: str, right: list[str]) -> None:
    formula, _ = FUNCTIONS[name]
    expected = formula(UNDERFLOWING)
    try:
        _, value, _ = _ask(learner, name, UNDERFLOWING)
    except LearnerError as stopped:
        if name != "nll" or not isinstance(stopped.error, ValueError | ZeroDivisionError | OverflowError):
            raise
        came = f"stopped with {type(stopped.error).__name__}"
        value = float("nan")
    else:
        came = f"gave {plain(value)}"
    lost = ", and log 0 = −inf." if value == float("inf") else ", so its log has lost the answer."
    judge.expect(
        close(value, expected),
        lambda: [
            *_praise(right),
            f"For 400 pieces of 0.1, `{name}` {came}; {plain(expected)} was expected.",
            *(paragraph.format(lost=lost) for paragraph in UNDERFLOW[name]),
        ],
    )


def _ask(learner: Learner, name: str, conditionals: list[float]) -> tuple[Answer, Value, list[float]]:
    """The answer, its numbers, and the learner's input array after the call."""
    x = array(conditionals)
    answer = learner.call(name, x)
    answer = answer._replace(call=f"{name}({plain(conditionals)})")
    value = vector(answer, len(conditionals), *EACH) if name == "surprises" else number(answer)
    return answer, value, x.tolist()


def _diagnosis(learner: Learner, name: str, conditionals: list[float], value: Value) -> str:
    """Names the slip that explains this answer and those on other conditionals: none is named by chance."""
    formula, slips = FUNCTIONS[name]
    seen: list[tuple[tuple[list[float]], Value]] = [((conditionals,), value)]
    for other in (DOG, [0.62, 0.15, 0.83, 0.4, 0.27], [0.9, 0.35, 0.7, 0.55]):
        try:
            seen.append(((other,), _ask(learner, name, other)[1]))
        except (NotYet, LearnerError):
            continue
    slip = name_slip(slips, seen)
    if slip is not None:
        return slip
    if len(seen) > 2 and all(close(other, value) for _, other in seen):
        return f"`{name}` gives {plain(value)} for other conditionals too. Compute it from its argument."
    if any(c == (DOG,) and close(v, formula(DOG)) for c, v in seen):
        return "It is right for DOG. Compute it from the argument, whatever its length and its values."
    return "Work DOG out by hand, print what your function gives for it, and compare step by step."


def _praise(right: list[str]) -> list[str]:
    if not right:
        return []
    return [" and ".join(f"`{name}`" for name in right) + (" is right." if len(right) == 1 else " are right.")]


def _valid(conditionals: list[float]) -> list[float]:
    if not conditionals or not all(0 < p <= 1 for p in conditionals):
        raise ValueError(f"given.conditionals must be numbers in (0, 1], e.g. [0.3, 0.5, 0.4]; found {conditionals}")
    return conditionals
