"""What the steps of a learner's cached model multiply, counted, and judged."""

from typing import Any, NamedTuple

import numpy as np

from grading.block import WEIGHTS, Params, Size, drawn, logits, needed_in_attention, needed_with_weights
from grading.cached_steps import stepped
from grading.chart import short
from grading.counted import Meter
from grading.judge import Judge
from grading.learner import Function

COUNTED, STEPS = Size(vocabulary=5, width=6, longest=40), 24


class Work(NamedTuple):
    """Multiplications of one step: with each weight by name, with all weights, and between activations."""

    of: dict[str, int]
    with_weights: int
    in_attention: int


def _meter(params: Params) -> tuple[Meter, Params]:
    meter = Meter()
    counted: Params = {
        name: meter.weight(name, array) if name in WEIGHTS else meter.table(array) for name, array in params.items()
    }
    return meter, counted


def work(step: Function, seed: int) -> tuple[Params, list[Work]]:
    """The work of steps 1 to STEPS of one random sequence, and the parameters it was done with.

    Raises:
        NotYet, LearnerError: see `stepped`.
    """
    rng = np.random.default_rng([seed, 1])
    params = drawn(rng, COUNTED)
    found: list[Work] = []
    meter, counted = _meter(params)
    cache: Any = None
    for number, token in enumerate(rng.integers(0, COUNTED.vocabulary, size=STEPS), start=1):
        meter.of.clear()
        cache = stepped(step, counted, int(token), cache, number).cache
        found.append(Work(dict(meter.of), meter.with_weights, meter.between_activations))
    return params, found


def uncached_work(params: Params) -> list[int]:
    """All multiplications of the model without a cache, at steps 1 to STEPS."""
    meter, counted = _meter(params)
    found: list[int] = []
    for number in range(1, STEPS + 1):
        meter.of.clear()
        logits(counted, np.zeros(number, dtype=np.int64))
        found.append(meter.of.total())
    return found


def judged_work(judge: Judge, step: Function, seed: int) -> None:
    """Judges that no step multiplies more with the weights than one piece needs, nor in attention than one query."""
    params, found = work(step, seed)
    needs = needed_with_weights(params)
    numbered = list(enumerate(found, start=1))
    most = max(numbered, key=lambda pair: pair[1].with_weights)
    judge.expect(most[1].with_weights <= needs, lambda: _too_much(params, needs, *most))
    least = min(numbered, key=lambda pair: pair[1].with_weights)
    judge.expect(least[1].with_weights >= needs, lambda: _too_little(needs, *least))
    widest = max(numbered, key=lambda pair: pair[1].in_attention / needed_in_attention(params, pair[0]))
    enough = needed_in_attention(params, widest[0])
    judge.expect(widest[1].in_attention <= enough, lambda: _too_wide(*widest, enough))
    judge.note(
        f"Counted: {short(needs)} multiplications with weights at each of {STEPS} steps, however long the prefix. Only "
        f"attention grows, from {short(found[0].in_attention)} at the first step to {short(found[-1].in_attention)}."
    )


def _too_much(params: Params, needs: int, number: int, step: Work) -> list[str]:
    times = {name: step.of.get(name, 0) / params[name].size for name in WEIGHTS}
    rows = max(times.values())
    again = [f"`{name}`" for name, count in times.items() if count > 1]
    which = "every weight was" if len(again) == len(WEIGHTS) else f"{', '.join(again)} were"
    if 1 < rows <= number:
        why = (
            f"There {which} multiplied with {short(rows)} rows: the prefix is computed again. Keep its keys and values "
            "in the cache, and compute those of the new piece only."
        )
    elif rows > number:
        why = f"There {which} multiplied with {short(rows)} rows, more than there are pieces. One row is enough."
    else:
        why = "Multiply the weights with the row of the newest piece only, and not with each other."
    return [
        f"The logits are right, but step {number} took {short(step.with_weights)} multiplications with the weights; "
        f"one piece needs {short(needs)}, however long the prefix.",
        why,
    ]


def _too_little(needs: int, number: int, step: Work) -> list[str]:
    return [
        f"At step {number} only {short(step.with_weights)} of {short(needs)} multiplications with the weights could be "
        "counted.",
        "Use the arrays in `params` as they are, with `@`: `np.array`, `np.asarray`, `.tolist()` and Python’s own "
        "loops hide them from the count.",
    ]


def _too_wide(number: int, step: Work, enough: int) -> list[str]:
    return [
        f"The weights are used once, but attention took {short(step.in_attention)} multiplications at step {number}; "
        f"one query, {number} keys and {number} values need {short(enough)}.",
        "Only the newest piece asks: one row of scores, shape (t,). What the pieces before read is known already.",
    ]
