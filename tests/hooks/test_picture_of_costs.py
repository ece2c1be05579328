"""What a step costs, of the build and of the browser, against counted runs of the lab's model and of a deeper one."""

from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
import pytest

from exercises.submissions import text
from grading.block import WEIGHTS, Params, Size, drawn
from grading.counted import Meter
from hooks.client_numbers import asked
from lessonkit.pictures import costs

STEPS = 12
LAB: dict[str, Any] = {}
exec(text("kv-cache", "solution.py"), LAB)


class Counted(NamedTuple):
    """Of one step: multiplications with weights, between activations, and numbers that the cache holds after it."""

    weights: int
    attention: int
    kept: int


def counted(size: costs.Size, *, is_cached: bool) -> list[Counted]:
    """Steps 1 to STEPS of the lab's model, run on arrays that count. With several blocks, each block is the lab's."""
    rng = np.random.default_rng(0)
    meter = Meter()
    blocks = [_counting(meter, drawn(rng, Size(size.vocabulary, size.width, STEPS))) for _ in range(size.blocks)]
    caches: list[Any] = [None] * size.blocks
    found = []
    for t in range(1, STEPS + 1):
        meter.of.clear()
        tokens = np.arange(t) % size.vocabulary
        for place, params in enumerate(blocks):
            # A block in the middle has logits of its own, which its model lacks: taken off below.
            if is_cached:
                _, caches[place] = LAB["step"](params, int(tokens[-1]), caches[place])
            else:
                LAB["model"](params, tokens)
        rows = 1 if is_cached else t
        extra = (size.blocks - 1) * rows * size.width * size.vocabulary
        kept = sum(np.size(array) for cache in caches if cache for array in cache)
        found.append(Counted(meter.with_weights - extra, meter.between_activations, kept))
    return found


def _counting(meter: Meter, params: Params) -> Params:
    return {
        name: meter.weight(name, array) if name in WEIGHTS else meter.table(array) for name, array in params.items()
    }


@pytest.mark.parametrize("is_cached", [True, False])
@pytest.mark.parametrize("size", [costs.Size(6, 1, 5), costs.Size(4, 3, 11), costs.Size(8, 2, 3)])
def test_both_sides_compute_what_a_counted_run_of_the_labs_model_multiplies(size: costs.Size, is_cached: bool) -> None:
    runs = counted(size, is_cached=is_cached)
    totals = list(accumulate(run.weights + run.attention for run in runs))
    expected = [(run.weights, run.attention, total, run.kept) for run, total in zip(runs, totals, strict=True)]
    name = "cached" if is_cached else "uncached"
    built = [tuple(getattr(costs, name)(size, t)) for t in range(1, STEPS + 1)]
    browser = asked("cost_numbers.ts", [[name, size._asdict(), t] for t in range(1, STEPS + 1)])
    assert built == expected
    assert [tuple(work[part] for part in costs.Work._fields) for work in browser] == expected


def test_attention_overtakes_the_rest_at_the_border_and_not_before() -> None:
    for size in (costs.Size(768, 12, 50257), costs.Size(12288, 96, 50257), costs.Size(6, 1, 5)):
        first = next(t for t in range(1, 10**6) if costs.cached(size, t).attention > costs.cached(size, t).weights)
        (found,) = asked("cost_numbers.ts", [["border", size._asdict()]])
        assert int(found) + 1 == int(size.border) + 1 == first


WORDS = [(1.0, "1"), (999999.0, "999,999"), (1234567.0, "1.23 × 10⁶"), (4.56e13, "4.56 × 10¹³")]


@pytest.mark.parametrize(("number", "words"), WORDS)
def test_counts_are_written_the_same_on_both_sides(number: float, words: str) -> None:
    assert costs.count(number) == words
    assert asked("cost_numbers.ts", [["count", number]]) == [words]


@pytest.mark.parametrize(("number", "words"), [(12.0, "12 bytes"), (36864000.0, "36.9 MB"), (4.7e12, "4.7 TB")])
def test_sizes_are_written_the_same_on_both_sides(number: float, words: str) -> None:
    assert costs.in_bytes(number) == words
    assert asked("cost_numbers.ts", [["inBytes", number]]) == [words]
