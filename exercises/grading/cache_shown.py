"""What the page shows of a learner's cached steps: multiplications, counted, and times; both beside no cache."""

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np

from grading.bench_report import Test
from grading.block import Size, drawn, logits, needed_with_weights
from grading.cache_work import STEPS, uncached_work, work
from grading.chart import Axis, Series, chart, short
from grading.learner import Function, watched

TIMED, LENGTHS = Size(vocabulary=16, width=48, longest=256), (1, 2, 4, 8, 16, 32, 64, 96, 128, 192, 256)
FITTED_FROM = 64  # below, the time is that of calling NumPy at all
ROUNDS, LEAST_TIMED_S = 5, 0.004


def operations(step: Function, seed: int) -> Test:
    """The test "the work with weights stays the same", drawn beside what the model without a cache does."""
    params, found = work(step, seed)
    without = uncached_work(params)
    needs = needed_with_weights(params)
    total = [step.with_weights + step.in_attention for step in found]
    growth = max(step.with_weights for step in found) / needs
    passed = all(step.with_weights == needs for step in found)
    first, last = found[0], found[-1]
    if passed:
        says = f"Your step multiplies with the weights {short(needs)} times at every step; in attention, "
        says += f"{short(first.in_attention)} times at the first step and {short(last.in_attention)} at step {STEPS}."
    else:
        says = f"Your step multiplies with the weights up to {short(growth * needs)} times; {short(needs)} are needed."
    says += f" Without a cache, step {STEPS} takes {short(without[-1])} in all, with it {short(total[-1])}."
    lines = [
        Series("without a cache", "second", list(enumerate(map(float, without), start=1))),
        Series("your step", "first", list(enumerate(map(float, total), start=1))),
        Series("weights, once each", "limit", [(1.0, needs), (float(STEPS), needs)]),
    ]
    y = Axis("multiplications in one step", 0.0, 1.05 * max(*without, *total))
    return {
        "id": "operations",
        "title": "What each step multiplies",
        "passed": passed,
        "sentence": says,
        "lesson": "kv-cache",
        "picture": chart(Axis("step", 1.0, float(STEPS)), y, lines),
    }


def timing(step: Function, seed: int) -> Test:
    """Time of one step by the length of the sequence, with and without the cache; drawn, never judged."""
    rng = np.random.default_rng([seed, 2])
    params = drawn(rng, TIMED)
    tokens = rng.integers(0, TIMED.vocabulary, size=TIMED.longest)

    def cached() -> list[float]:
        cache: Any = None
        times: list[float] = []
        for length, token in enumerate(tokens, start=1):
            if length in LENGTHS:
                times.append(_seconds(partial(step, params, int(token), cache)))
            _, cache = step(params, int(token), cache)
        return times

    with_cache, _ = watched(cached, "step(params, token, cache)  # timed")()
    without = [_seconds(partial(logits, params, tokens[:n])) for n in LENGTHS]
    slopes = [slope(LENGTHS, times) for times in (with_cache, without)]
    lines = [
        Series("without a cache", "second", _milliseconds(without)),
        Series("your step", "first", _milliseconds(with_cache)),
    ]
    every = [1000 * seconds for seconds in (*with_cache, *without)]
    y = Axis("milliseconds a step", min(every) / 1.5, max(every) * 1.5, is_log=True)
    return {
        "id": "timing",
        "title": "How long one step takes",
        "passed": None,
        "sentence": (
            f"A model of width {TIMED.width}, on your device. At length {LENGTHS[-1]} your step takes "
            f"{short(1000 * with_cache[-1])} ms, the model without a cache {short(1000 * without[-1])} ms. From length "
            f"{FITTED_FROM} on, the time grows like length to the power {slopes[0]:.2f} with your step and "
            f"{slopes[1]:.2f} without a cache (least squares on both logarithms). The time of all steps together "
            "grows with a power greater by 1. Times vary from run to run, so they decide nothing."
        ),
        "lesson": "kv-cache",
        "picture": chart(Axis("pieces so far", 1.0, float(LENGTHS[-1]), is_log=True), y, lines),
    }


def _milliseconds(seconds: list[float]) -> list[tuple[float, float]]:
    return [(float(length), 1000 * time) for length, time in zip(LENGTHS, seconds, strict=True)]


def slope(lengths: tuple[int, ...], seconds: list[float]) -> float:
    """The exponent b of seconds ≈ a · length^b from FITTED_FROM on, by least squares on the logarithms."""
    kept = [(n, time) for n, time in zip(lengths, seconds, strict=True) if n >= FITTED_FROM]
    x, y = np.log(np.array(kept)).T
    return float(np.polyfit(x, y, 1)[0])


def _seconds(action: Callable[[], Any]) -> float:
    """The shortest of several rounds, each long enough for a browser’s clock."""
    return min(_round(action) for _ in range(ROUNDS))


def _round(action: Callable[[], Any]) -> float:
    begin, count = perf_counter(), 0
    while (took := perf_counter() - begin) < LEAST_TIMED_S:
        action()
        count += 1
    return took / count
