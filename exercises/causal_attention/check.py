"""Grades `causal_attention`: on drawn inputs, by what its rows read, and where scores are large or very low."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from grading import attention
from grading.answers import close, matrix
from grading.attention_model import SUBJECT, language_model
from grading.attention_shown import dependency_shown, weights_shown
from grading.attention_slips import LOW_SLIPS, SLIPS
from grading.bench import Floats, UnusableModelError
from grading.bench_panel import panel
from grading.bench_report import Test
from grading.judge import Judge, NotYet
from grading.learner import Learner, LearnerError
from grading.plain import plain
from grading.slips import name_slip

GIVEN = {"seed": 0}
SIZES = ((3, 2), (4, 4), (2, 3), (1, 4), (5, 1), (8, 8), (6, 3), (7, 5), (1, 1))  # T, d; the first is shown in full

LOW = {2e4: "20 000", 2e9: "2 · 10⁹"}  # below −1e4 and −1e9, which are met in public code

Remedy = Callable[[Floats], str]

OVERFLOW = (
    "`np.exp` of more than 709 is inf, and inf / inf is nan. Subtract the largest score of each row before `np.exp`: "
    "in the quotient it cancels."
)
UNDERFLOW = (
    "Everything that such a row may see underflowed to 0, and 0 / 0 is nan. Mask first, then subtract the largest "
    "score of each row: the largest of those that are left, not of all."
)


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges the values first: a wrong one gets the name of its slip."""
    judge = Judge()
    rng = np.random.default_rng(given["seed"])
    cases = [attention.drawn(rng, *size) for size in SIZES]
    for case in cases:
        _judge_values(judge, learner, case, cases)
    for test in _tests(learner, given):
        judge.expect(test["passed"], lambda test=test: [test["sentence"]])
    _judge_edge(judge, learner, attention.large_scores(), "around 1000", lambda value: OVERFLOW)
    for size, words in LOW.items():
        low = attention.low_scores(size)
        _judge_edge(judge, learner, low, f"of −{words} for the past and +{words} for the last key", partial(_low, low))
    judge.note(
        f"It agrees with attention computed entry by entry on {len(cases)} inputs, T from 1 to 8 and d from 1 to 8, "
        "and for scores around 1000, around −20 000 and around −2 · 10⁹."
    )
    judge.note("Measured: output row i moves with no row of q, k or v after i.")
    return judge


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """What the learner's function reads, its weights after the softmax, and the whole bench on a model around it."""

    def attend(q: Floats, k: Floats, v: Floats) -> Floats:
        return _ask(learner, attention.Case(q, k, v))

    shown = _tests(learner, given)
    try:
        found = panel(language_model(attend, given["seed"]), SUBJECT, given["seed"])
    except UnusableModelError:  # not a number somewhere: the two pictures say where
        return {"first": shown}
    return {"first": shown, "probes": [found.probe], "tests": found.tests}


def _tests(learner: Learner, given: dict[str, Any]) -> list[Test]:
    def attend(*case: Floats) -> Floats:
        return _ask(learner, attention.Case(*case))

    return [dependency_shown(attend, given["seed"]), weights_shown(attend, given["seed"])]


def _judge_values(judge: Judge, learner: Learner, case: attention.Case, cases: list[attention.Case]) -> None:
    given = attention.Case(*(array.copy() for array in case))
    value, expected = _ask(learner, given), attention.causal_attention(*case)
    judge.expect(
        close(value, expected),
        lambda: [
            f"For {_words(case)}, {_first_difference(value, expected)}",
            _diagnosis(learner, case, value, cases),
        ],
    )
    changed = [name for name in case._fields if not np.array_equal(getattr(given, name), getattr(case, name))]
    judge.expect(
        not changed,
        lambda: [
            f"`causal_attention` changed the array `{changed[0]}` that it was given.",
            "Its value is right, but the caller still needs that array: `-=`, `/=` and `a[…] = …` write into it. "
            "Put the result into a new one.",
        ],
    )


def _judge_edge(judge: Judge, learner: Learner, case: attention.Case, scores: str, remedy: Remedy) -> None:
    value, expected = _ask(learner, case), attention.causal_attention(*case)
    judge.expect(
        close(value, expected),
        lambda: [
            f"It is right for small scores. For scores {scores}, {_first_difference(value, expected)}",
            f"The input: {_words(case)}.",
            remedy(value),
        ],
    )


def _low(case: attention.Case, value: Floats) -> str:
    if np.isnan(value).any():
        return UNDERFLOW
    slip = name_slip(LOW_SLIPS, [(case, value)])
    return slip or "Only a mask of −∞, put in before the softmax, hides the future from any scores."


def _ask(learner: Learner, case: attention.Case) -> Floats:
    length, width = case.q.shape
    call = f"causal_attention(q, k, v)  # each of shape {case.q.shape}"
    try:
        answer = learner.call("causal_attention", *case)._replace(call=call)
    except LearnerError as stopped:
        raise LearnerError(stopped.error, call) from None
    remedies = {
        (width, width): "`q.T @ k` sums over the positions. The scores are `q @ k.T`, shape (T, T).",
        (width, length): "It is transposed: one row for each position.",
        (length, length): "That is the shape of the weights. The output is their mix of values: `weights @ v`.",
    }
    return matrix(answer, (length, width), "one row for each position", remedies)


def _first_difference(value: Floats, expected: Floats) -> str:
    row = next(i for i in range(len(expected)) if not close(value[i : i + 1], expected[i : i + 1]))
    return f"row {row + 1} of your output is {plain(value[row])}; {plain(expected[row])} was expected."


def _words(case: attention.Case) -> str:
    length, width = case.q.shape
    if length * width > 8:
        return f"drawn q, k, v of shape ({length}, {width})"
    return ", ".join(f"{name} = {plain(array)}" for name, array in case._asdict().items())


def _diagnosis(learner: Learner, case: attention.Case, value: Floats, cases: list[attention.Case]) -> str:
    """Names the slip that explains this answer and the others: none is named by chance."""
    seen: list[tuple[attention.Case, Floats]] = [(case, value)]
    for other in cases:
        try:
            seen.append((other, _ask(learner, other)))
        except (NotYet, LearnerError):
            continue
    slip = name_slip(SLIPS, seen)
    if slip is not None:
        return slip
    if case is not cases[0]:
        return f"It is right for T, d = {cases[0].q.shape}: let nothing depend on those numbers."
    if np.isnan(value).any():
        return "nan comes of 0 / 0 or inf − inf: print the scores and the weights, and see where it first appears."
    return "Print the weights: each row must sum to 1, row i must be 0 after column i, and row 1 must be 1, 0, 0, …"
