"""The joint cut in every order, of the build and of the browser, against exact fractions and against its own area."""

from fractions import Fraction
from itertools import permutations, product
from math import prod

import pytest

from hooks.client_numbers import asked
from lessonkit.pictures import joint

SEQUENCES = ["".join(letters) for letters in product("DOG", repeat=3)]
ORDERS = list(permutations(range(3)))
SHARES = [Fraction(0), Fraction(1, 4), Fraction(1)]


def exact_joint(share: Fraction) -> dict[str, Fraction]:
    thousandths = dict(zip(SEQUENCES, joint.THOUSANDTHS, strict=True))
    return {name: (1 - share) * Fraction(n, 1000) + share / 27 for name, n in thousandths.items()}


def exact_factors(table: dict[str, Fraction], sequence: str, order: tuple[int, ...]) -> list[Fraction]:
    """By definition: of the sequences that agree so far, the share that agrees in one place more."""
    agreeing = list(table)
    found = []
    for place in order:
        narrower = [name for name in agreeing if name[place] == sequence[place]]
        found.append(sum((table[name] for name in narrower), Fraction(0)) / sum(table[name] for name in agreeing))
        agreeing = narrower
    return found


def test_the_lessons_conditionals_are_those_of_dog() -> None:
    table = exact_joint(Fraction(0))
    assert sum(table.values()) == 1
    assert exact_factors(table, "DOG", (0, 1, 2)) == [Fraction(3, 10), Fraction(1, 2), Fraction(2, 5)]


@pytest.mark.parametrize("share", SHARES)
def test_both_sides_find_the_exact_factors_and_one_product_in_every_order(share: Fraction) -> None:
    table = exact_joint(share)
    (browser,) = asked("joint_numbers.ts", [["spread", float(share)]])
    assert browser == pytest.approx([float(value) for value in table.values()], rel=1e-15)
    cases = [(sequence, order) for sequence in SEQUENCES for order in ORDERS]
    answers = asked("joint_numbers.ts", [["factors", browser, *case] for case in cases])
    for (sequence, order), found in zip(cases, answers, strict=True):
        exact = exact_factors(table, sequence, order)
        assert prod(exact) == table[sequence]
        for side in (found, joint.factors(tuple(browser), sequence, order)):
            assert side == pytest.approx([float(factor) for factor in exact], rel=1e-13)


@pytest.mark.parametrize("order", ORDERS)
def test_areas_are_the_probabilities_and_cover_the_square_without_overlap(order: tuple[int, ...]) -> None:
    cells = 400
    answers = asked("joint_numbers.ts", [["box", list(joint.JOINT), sequence, order, 3] for sequence in SEQUENCES])
    boxes = [(box["x"], box["y"], box["width"], box["height"]) for box in answers]
    assert boxes == [pytest.approx(joint.box(joint.JOINT, sequence, order, 3), rel=1e-12) for sequence in SEQUENCES]
    assert [width * height for _, _, width, height in boxes] == pytest.approx(list(joint.JOINT), rel=1e-12)
    # Points of a grid that no border meets.
    points = [
        ((i + 0.31830988) / cells, (j + 0.36787944) / cells) for i in range(0, cells, 7) for j in range(0, cells, 7)
    ]
    for x, y in points:
        assert sum(left < x < left + width and top < y < top + height for left, top, width, height in boxes) == 1
