"""Grades a step with a KV cache: its logits, whether a cache outlives the step, and what each step multiplies."""

from typing import Any

import numpy as np

from grading.answers import close
from grading.bench import Floats, Ints
from grading.block import Params, Size, drawn, logits
from grading.block_slips import SLIPS
from grading.cache_shown import operations, timing
from grading.cache_work import judged_work
from grading.cached_steps import stepped, steps
from grading.judge import Judge, NotYet
from grading.learner import Function, Learner, LearnerError
from grading.plain import plain
from grading.slips import name_slip

GIVEN = {"seed": 0}
SIZES = ((Size(5, 4, 10), 8), (Size(3, 6, 12), 9), (Size(11, 3, 20), 19), (Size(2, 8, 5), 1), (Size(7, 5, 12), 12))

Case = tuple[Params, Ints]


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges the logits first, then caches that are used twice, then the work."""
    judge = Judge()
    step, rng = learner.function("step"), np.random.default_rng(given["seed"])
    cases = [(drawn(rng, size), rng.integers(0, size.vocabulary, size=length)) for size, length in SIZES]
    for case in cases:
        _judge_sequence(judge, step, case, cases)
    _judge_sequence(judge, step, _with_large_scores(cases[0]), cases)
    for params, tokens in cases[:3]:
        _judge_turns(judge, step, params, tokens)
        _judge_branches(judge, step, params, tokens)
    judge.note(
        f"It agrees with the model without a cache at every position of {len(cases)} sequences, also when one cache is "
        "used twice and when two sequences take turns."
    )
    judged_work(judge, step, given["seed"])
    return judge


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """What each step multiplies, counted, and how long it takes, both beside the model without a cache."""
    step = learner.function("step")
    return {"first": [operations(step, given["seed"]), timing(step, given["seed"])]}


def _with_large_scores(case: Case) -> Case:
    """The same with scores in the thousands, where exp overflows unless the largest is subtracted first."""
    params, tokens = case
    return {**params, "queries": 3000 * params["queries"]}, tokens


def _judge_sequence(judge: Judge, step: Function, case: Case, cases: list[Case]) -> None:
    params, tokens = case
    given = {name: array.copy() for name, array in params.items()}
    expected = logits(params, tokens)
    rows = [row.logits for row in steps(step, given, tokens)]
    changed = [name for name, array in params.items() if not np.array_equal(given[name], array)]
    judge.expect(
        not changed,
        lambda: [
            f'`step` changed `params["{changed[0]}"]`, which the next call needs as it was.',
            "A row of an array is a view of it, and `+=` writes into it. Write `h = h + …` for a new array.",
        ],
    )
    for t, row in enumerate(rows):
        judge.expect(
            close(row, expected[t]),
            lambda t=t, row=row: [
                f"Step {t + 1}, for piece {tokens[t]} {_after(tokens[:t])}, gave the logits {plain(row)}; the model "
                f"without a cache gives {plain(expected[t])}.",
                _diagnosis(step, case, np.array(rows), cases),
            ],
        )


def _judge_branches(judge: Judge, step: Function, params: Params, tokens: Ints) -> None:
    """One prefix goes on in two ways, from one cache; then the prefix itself goes on."""
    half = len(tokens) // 2
    start = steps(step, params, tokens[:half])
    first, other = int(tokens[half]), int(tokens[half] + 1) % len(params["tokens"])
    for token in (first, other, first):
        row = stepped(step, params, token, start[-1].cache, half + 1).logits
        expected = logits(params, np.array([*tokens[:half], token]))[-1]
        judge.expect(
            close(row, expected),
            lambda token=token, row=row, expected=expected: [
                f"From one cache, that of {plain(tokens[:half])}, `step` was called for piece {first}, "
                f"then for {other}, then for {first} again. "
                f"For {token} it gave {plain(row)}; {plain(expected)} was expected.",
                "Each call must leave the cache that it is given as it was: one prefix may go on in many ways. Make a "
                "longer array or list, `np.vstack([keys, k])` or `keys + [k]`; `append` and `keys[t] = k` write into "
                "the old one.",
            ],
        )


def _judge_turns(judge: Judge, step: Function, params: Params, tokens: Ints) -> None:
    """Two sequences, a step of one, a step of the other."""
    pair = (tokens, tokens[::-1].copy())
    expected = [logits(params, sequence) for sequence in pair]
    caches: list[Any] = [None, None]
    for t in range(len(tokens)):
        for which, sequence in enumerate(pair):
            row, caches[which] = stepped(step, params, int(sequence[t]), caches[which], t + 1)
            judge.expect(
                close(row, expected[which][t]),
                lambda t=t, which=which, row=row: [
                    f"Two sequences took turns, each with its own cache. Step {t + 1} of the "
                    f"{('first', 'second')[which]} gave {plain(row)}; {plain(expected[which][t])} was expected.",
                    "Something is remembered outside the cache, in a global name or a default argument, and the two "
                    "sequences share it. Keep everything in the cache that you return.",
                ],
            )


def _after(prefix: Ints) -> str:
    return f"after {plain(prefix)}" if len(prefix) else "at the very beginning"


def _diagnosis(step: Function, case: Case, rows: Floats, cases: list[Case]) -> str:
    """Names the slip that explains these logits and those of the other sequences: none is named by chance."""
    seen: list[tuple[Case, Floats]] = [(case, rows)]
    for params, tokens in cases:
        try:
            seen.append(((params, tokens), np.array([row.logits for row in steps(step, params, tokens)])))
        except (NotYet, LearnerError):
            continue
    slip = name_slip(SLIPS, seen)
    if slip is not None:
        return slip
    if np.isnan(rows).any():
        return (
            "nan comes of inf / inf or 0 / 0. `np.exp` of more than 709 is inf: `softmax` in the starter subtracts the "
            "largest score first, and at the first step there is one key, the piece’s own."
        )
    expected = logits(*case)
    if close(rows[0], expected[0]):
        return (
            "The first step is right, a later one is not: print the shapes of what the cache holds, step by step. It "
            "must hold a key and a value for every piece so far, the newest included, when you attend."
        )
    return "The very first step is wrong, where nothing is cached: compare it with `model`, line by line."
