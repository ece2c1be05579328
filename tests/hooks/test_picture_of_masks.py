"""Attention weights and receptive fields, of the build and of the browser, against other ways to compute them."""

from decimal import Decimal, getcontext
from typing import Any

import numpy as np
import pytest

from hooks.client_numbers import asked
from lessonkit.pictures import attention, raster

SIDE = 9
WAYS = ("infinite", "finite", "after")


def exact_weights(scores: list[list[int]], way: str, lowered: int) -> list[list[float]]:
    """By exponentials in 60 digits that do not underflow, without a maximum subtracted."""
    getcontext().prec = 60
    result = []
    for i, row in enumerate(scores):
        shares = []
        for j, score in enumerate(row):
            entered = Decimal(score - lowered if j <= i else score - (10000 if way == "finite" else 0))
            shares.append(Decimal(0) if j > i and way == "infinite" else entered.exp())
        total = sum(shares)
        result.append([0.0 if j > i and way == "after" else float(share / total) for j, share in enumerate(shares)])
    return result


def some_scores() -> list[tuple[list[list[int]], str, int]]:
    rng = np.random.default_rng(0)
    lowered = attention.LOWERED
    return [
        (rng.integers(-9, 10, size=(3, 3)).tolist(), way, int(lowered[n % len(lowered)]))
        for n in range(24)
        for way in WAYS
    ]


def test_the_browser_computes_the_weights_of_an_exact_softmax() -> None:
    cases = some_scores()
    for (scores, way, lowered), found in zip(
        cases, asked("attention_numbers.ts", [["weights", *case] for case in cases]), strict=True
    ):
        np.testing.assert_allclose(found, exact_weights(scores, way, lowered), rtol=1e-11, atol=1e-300)


@pytest.mark.parametrize("way", WAYS)
def test_the_build_computes_the_weights_of_an_exact_softmax(way: str) -> None:
    exact = exact_weights(attention.SCORES.astype(int).tolist(), way, 0)
    np.testing.assert_allclose(attention.weights(attention.SCORES, way), exact, rtol=1e-14, atol=1e-300)


def test_a_future_score_moves_a_row_only_where_the_mask_does_not_hold() -> None:
    lesson: list[list[int]] = attention.SCORES.astype(int).tolist()
    future, allowed = [row.copy() for row in lesson], [row.copy() for row in lesson]
    future[0][1] = 0
    allowed[1][0] = 5
    calls: list[tuple[list[list[int]], str, int]] = [
        *((future, way, 0) for way in WAYS),
        (future, "finite", 10000),
        (future, "infinite", 10000),
        *((allowed, way, 0) for way in WAYS),
    ]
    leak, honest = [{"row": 0, "leaks": True}], [{"row": 1, "leaks": False}]
    expected = [[], [], leak, leak, [], honest, honest, honest]
    assert asked("attention_numbers.ts", [["moved", *call] for call in calls]) == expected


def test_the_first_sentence_is_the_same_on_both_sides() -> None:
    (zero,) = asked("attention_words.ts", [["attentionWords", attention.SCORES.tolist(), 0, 0]])
    assert zero == attention.picture().says


def reads(pixel: int, first: str, stacks: int, layers: int) -> set[int]:
    """By perturbation: positive random weights under the masks, each input pixel changed in turn."""
    rng = np.random.default_rng(1)
    order = np.arange(9).reshape(3, 3)
    square = {"A": order < 4, "B": order <= 4}
    kept = {"vertical": [order < 3, order < 6]}
    kept["horizontal"] = [(order == 3) | ((order == 4) & (first == "B")), (order == 3) | (order == 4)]
    kept["only"] = [square[first], square["B"]]
    kernels = {
        name: [rng.uniform(0.1, 1, (3, 3)) * masks[min(n, 1)] for n in range(layers)] for name, masks in kept.items()
    }

    def convolved(images: Any, kernel: Any) -> Any:
        padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
        shifted = [padded[:, r : r + SIDE, c : c + SIDE] * kernel[r, c] for r in range(3) for c in range(3)]
        return np.sum(shifted, axis=0)

    images = np.concatenate([np.zeros((1, SIDE, SIDE)), np.eye(SIDE * SIDE).reshape(-1, SIDE, SIDE)])
    up = own = images
    for n in range(layers):
        if stacks == 1:
            own = convolved(own, kernels["only"][n])
        else:
            up = convolved(up, kernels["vertical"][n])
            own = convolved(own, kernels["horizontal"][n]) + up
    outputs = own[:, pixel // SIDE, pixel % SIDE]
    return {n for n in range(SIDE * SIDE) if outputs[n + 1] != outputs[0]}


FIELDS = [
    (pixel, first, stacks, layers)
    for pixel in (0, 8, 40, 43, 64, 80)
    for first in ("A", "B")
    for stacks in (1, 2)
    for layers in (1, 2, 3, 8)
]


def test_the_browser_finds_the_pixels_that_a_perturbed_network_reads() -> None:
    calls = [["field", pixel, {"first": first, "stacks": stacks}, layers] for pixel, first, stacks, layers in FIELDS]
    for case, found in zip(FIELDS, asked("raster_numbers.ts", calls), strict=True):
        assert set(found) == reads(*case), case


def test_the_blind_spot_is_more_columns_right_than_rows_up_and_two_stacks_have_none() -> None:
    calls = [["depths", pixel, {"first": "A", "stacks": stacks}] for pixel in range(SIDE * SIDE) for stacks in (1, 2)]
    for (_, pixel, stack), depths in zip(calls, asked("raster_numbers.ts", calls), strict=True):
        row, column = divmod(pixel, SIDE)
        blind = {n for n in range(pixel) if n % SIDE - column > row - n // SIDE} if stack["stacks"] == 1 else set()
        assert {n for n, _ in depths} == set(range(pixel)) - blind


def test_the_drawn_field_is_that_of_a_perturbed_network() -> None:
    depth = raster.depths()
    drawn = {pixel for pixel in depth if raster.kind_of(pixel, depth, raster.LAYERS) == "read"}
    assert {row * SIDE + column for row, column in drawn} == reads(40, "A", 1, raster.LAYERS)
