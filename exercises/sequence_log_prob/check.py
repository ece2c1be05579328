"""Grades `log_prob`: on drawn models, where products underflow, at probability 0, and by its sum over all sequences."""

import random
from typing import Any

from grading import sum_to_one
from grading.answers import close, number
from grading.judge import Judge, NotYet
from grading.learner import Learner, LearnerError
from grading.plain import plain
from grading.sequence_slips import SLIPS
from grading.sequences import NextProbs, Pieces, conditionals, drawn, forbidding, log_prob
from grading.slips import name_slip

GIVEN = {"seed": 0}
SIZES = ((3, 3), (4, 6), (2, 5), (5, 1), (6, 8))  # V, T
LONG = (30, 300)
ARITHMETIC = (ValueError, ZeroDivisionError, OverflowError)  # what math.log(0.0) and its like end in

Case = tuple[NextProbs, Pieces]


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges drawn models first, then the two edges, then the sum over all sequences."""
    judge = Judge()
    rng = random.Random(given["seed"])
    cases = [_drawn(rng, *size) for size in SIZES]
    for case in cases:
        _judge_case(judge, learner, case, cases)
    _judge_impossible(judge, learner, rng)
    _judge_long(judge, learner, _drawn(rng, *LONG))
    honest, peeking = _totals(learner, given, peek=False), _totals(learner, given, peek=True)
    judge.expect(
        sum_to_one.is_one(honest),
        lambda: [
            f"Over all {sum_to_one.COUNT} sequences, exp(log_prob) adds up to {sum(honest):.6f}; 1 was expected.",
            "Single sequences are right to 1 part in 10 000, but not to more: round nothing, and add nothing to p.",
        ],
    )
    judge.note(
        f"It agrees with the chain rule on {len(cases)} drawn models, gives −inf where a piece has probability 0, "
        "and holds for 300 pieces, whose product underflows to 0.0."
    )
    judge.note(
        f"Over all {sum_to_one.COUNT} sequences of 3 pieces, exp(log_prob) adds up to {sum(honest):.6f}. With a model "
        f"that peeks at the piece it is to predict, the sum is {sum(peeking):.6f}: those are no probabilities."
    )
    return judge


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """Adds exp(log_prob), the learner's, over all 27 sequences: for an honest model, and for one that peeks."""
    return {"tests": [sum_to_one.shown(_totals(learner, given, peek), peek) for peek in (False, True)]}


def _totals(learner: Learner, given: dict[str, Any], peek: bool) -> list[float]:
    return sum_to_one.totals(lambda *case: _ask(learner, case), given["seed"], peek)


def _drawn(rng: random.Random, vocabulary: int, length: int) -> Case:
    """A model and a sequence in which no piece comes twice running, so that its neighbours tell apart."""
    x = [rng.randrange(vocabulary)]
    while len(x) < length:
        x.append((x[-1] + rng.randrange(1, vocabulary)) % vocabulary)
    return drawn(vocabulary, rng.randrange(10**6)), tuple(x)


def _judge_case(judge: Judge, learner: Learner, case: Case, cases: list[Case]) -> None:
    expected, value = log_prob(*case), _ask(learner, case)
    judge.expect(
        close(value, expected),
        lambda: [
            f"`{_call(case)}` gave {plain(value)}; {plain(expected)} was expected: one after the other, "
            f"`next_probs` gives these pieces {plain(conditionals(*case))}.",
            _diagnosis(learner, case, value, cases),
        ],
    )


def _judge_impossible(judge: Judge, learner: Learner, rng: random.Random) -> None:
    model, x = _drawn(rng, 3, 4)
    case = forbidding(model, 1, x[1]), x
    value, came = _ask_at_the_edge(learner, case)
    judge.expect(
        value == float("-inf"),
        lambda: [
            f"Where `next_probs` gives piece 2 of {_tuple(x)} the probability 0, `log_prob` {came}; −inf was expected.",
            "`np.log(0.0)` is −inf, and stays so in a sum; `math.log` stops instead. Add no small number to p either.",
        ],
    )


def _judge_long(judge: Judge, learner: Learner, case: Case) -> None:
    expected, (value, came) = log_prob(*case), _ask_at_the_edge(learner, case)
    judge.expect(
        close(value, expected),
        lambda: [
            f"For a sequence of {len(case[1])} pieces, `log_prob` {came}; {plain(expected)} was expected.",
            f"Their product, 10^{expected / 2.302585:.0f}, is too small for a float and becomes 0.0. "
            "Add the logs piece by piece instead of taking the log of the product.",
        ],
    )


def _ask(learner: Learner, case: Case) -> float:
    model, x = case

    def next_probs(prefix: Pieces) -> Any:  # a function of this call alone: whatever is done to it ends with it
        return model(prefix)

    try:
        answer = learner.call("log_prob", next_probs, x)
    except LearnerError as stopped:
        raise LearnerError(stopped.error, _call(case)) from None
    return number(answer._replace(call=_call(case)))


def _ask_at_the_edge(learner: Learner, case: Case) -> tuple[float, str]:
    """The value, nan if their arithmetic stopped, and what came in words."""
    try:
        value = _ask(learner, case)
    except LearnerError as stopped:
        if not isinstance(stopped.error, ARITHMETIC):
            raise
        return float("nan"), f"stopped with {type(stopped.error).__name__}"
    return value, f"gave {plain(value)}"


def _diagnosis(learner: Learner, case: Case, value: float, cases: list[Case]) -> str:
    """Names the slip that explains this answer and the others: none is named by chance."""
    seen: list[tuple[Case, float]] = [(case, value)]
    for other in cases:
        try:
            seen.append((other, _ask(learner, other)))
        except (NotYet, LearnerError):
            continue
    slip = name_slip(SLIPS, seen)
    if slip is not None:
        return slip
    if len({v for _, v in seen}) == 1:
        return "It gives that for other models and sequences too. Compute it from its arguments."
    return "Work a sequence of two pieces out by hand: log `next_probs(())[x[0]]` plus log `next_probs(x[:1])[x[1]]`."


def _call(case: Case) -> str:
    return f"log_prob(next_probs, {_tuple(case[1])})"


def _tuple(x: Pieces) -> str:
    return f"({x[0]},)" if len(x) == 1 else f"({', '.join(map(str, x))})"
