"""Every number of the lesson's examples, computed anew from their own data; its pictures have tests of their own."""

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, permutations, product
from pathlib import Path

import pytest

from grading import zoo
from grading.bench_line import Line
from grading.bench_sum import total_probability

LESSON = (Path(__file__).parents[2] / "docs/autoregressive/index.md").read_text(encoding="utf-8")
DOG, OG = (0.3, 0.5, 0.4), (0.2, 0.25)
JOINT = dict(zip(product((0, 1), repeat=3), (20, 5, 10, 5, 5, 15, 10, 30), strict=True))  # hundredths, by (A, B, C)
SCORES = (1, 2, 0)  # the first row of the picture of masks


def section(name: str) -> str:
    """The text from a heading's id to the next heading of its level or above."""
    start = LESSON.index(f"{{#{name}}}")
    level = len(LESSON[LESSON.rindex("\n", 0, start) + 1 :].split(" ")[0])
    ends = [LESSON.find(f"\n{'#' * depth} ", start) for depth in range(1, level + 1)]
    return LESSON[start : min(end for end in [*ends, len(LESSON)] if end >= 0)]


def nll(conditionals: tuple[float, ...]) -> float:
    return sum(-math.log(p) for p in conditionals)


def tempered(p: tuple[float, ...], tau: float) -> list[float]:
    powers = [value ** (1 / tau) for value in p]
    return [power / sum(powers) for power in powers]


def probability(**known: int) -> Fraction:
    """Of the values given by name, summed over the others."""
    match = [weight for cell, weight in JOINT.items() if all(cell["ABC".index(n)] == v for n, v in known.items())]
    return Fraction(sum(match), 100)


def one_back(order: tuple[str, ...]) -> Fraction:
    """p(A=0, B=0, C=0) if each conditional sees only the variable before it."""
    result = probability(**{order[0]: 0})
    for before, after in pairwise(order):
        result *= probability(**{before: 0, after: 0}) / probability(**{before: 0})
    return result


def softmax(scores: list[float]) -> list[float]:
    powers = [math.exp(score) for score in scores]
    return [power / sum(powers) for power in powers]


def numbers() -> Iterator[tuple[str, str]]:
    """(section, the number as the text should write it)."""
    yield "chain-rule", f"{math.prod(DOG):.2f}"
    for order in permutations("ABC"):
        yield "any-order", f"{float(one_back(order)):.4f}"
    yield "counting", str(3**3 - 1)
    yield "counting", f"10^{{{int(math.log10(50_257**10 - 1) + 0.5)}}}"
    yield "counting", " + ".join(str(3 ** (i - 1) * 2) for i in (1, 2, 3))
    yield "batch", f"{nll(DOG):.3f}"
    yield "batch", f"{nll(OG):.3f}"
    both = nll(DOG) + nll(OG)
    for value in (both, both / 2, both / 5, both / 6):
        yield "batch", f"{value:.3f}"
    yield "units", f"{1 / math.log(2):.3f}"
    yield "units", f"{nll(DOG):.3f}"
    yield "units", f"{nll(DOG) / math.log(2):.3f}"
    yield "units", f"{math.exp(nll(DOG) / 3):.3f}"
    yield "underflow", f"{400 * math.log(10):.2f}"
    for tau in (0.5, 1.0, 2.0):
        q = tempered((0.3, 0.5, 0.2), tau)
        yield "temperature", " | ".join(f"{value:.3f}" for value in (*q, -math.log(q[0])))
    yield "temperature", f"{0.6 * 0.5:.2f}"
    yield "temperature", f"{0.4 * 0.9:.2f}"
    yield "causal-transformer", f"{softmax(list(SCORES))[0]:.3f}"
    yield "causal-transformer", f"{softmax([1, 0, 0])[0]:.3f}"
    yield "kv-cache", f"{6 * 768:,}"


@pytest.mark.parametrize(("where", "number"), sorted(set(numbers())))
def test_the_text_has_the_number(where: str, number: str) -> None:
    assert re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", section(where))


def test_the_orders_that_agree_are_those_the_text_pairs() -> None:
    for order in permutations("ABC"):
        rows = [line for line in section("any-order").splitlines() if " and $" in line]
        row = next(line for line in rows if f"${', '.join(order)}$" in line)
        assert f"${', '.join(reversed(order))}$" in row
        assert row.endswith(f"| 0.2 | {float(one_back(order)):.4f} |")


SUMMED = {
    "correct": "masked-attention",
    "no mask": "bert-style",
    "mask off by one (an output also reads its target)": "mask-off-by-one",
    "zeroed after the softmax": "zero-after-softmax",
    "no input shift (output $i$ reads $x_i$ and predicts $x_i$)": "no-input-shift",
}


@pytest.fixture(scope="module")
def sums() -> dict[str, list[float]]:
    """By the zoo's name, the sum over all 27 sequences for each of a hundred draws."""
    found = {}
    for name in SUMMED.values():
        kind = zoo.find(name)
        lines = (Line(kind.model(seed, (3,), 3), (3,), 3, kind.predicts) for seed in range(100))
        found[name] = [total_probability(line) for line in lines]
    return found


def test_the_sums_over_27_sequences_are_those_of_the_zoo(sums: dict[str, list[float]]) -> None:
    table = [line for line in section("caught-cheating").splitlines() if line.startswith("|")]
    assert len(table) == 2 + len(SUMMED)
    for label, name in SUMMED.items():
        first, least, greatest = sums[name][0], min(sums[name]), max(sums[name])
        exact = f"{first:.6f}" if label == "correct" else f"{first:.3f}"
        assert f"| {label} | {exact} | {least:.3f} to {greatest:.3f} |" in table


def test_no_wrong_draw_came_as_close_to_one_as_the_text_says(sums: dict[str, list[float]]) -> None:
    wrong = [abs(value - 1) for name in SUMMED.values() if name != SUMMED["correct"] for value in sums[name]]
    assert f"Of the {len(wrong)} wrong draws none came closer to 1 than {int(min(wrong) * 1e4) / 1e4}" in section(
        "caught-cheating"
    )
    assert max(abs(value - 1) for value in sums[SUMMED["correct"]]) < 1e-9
