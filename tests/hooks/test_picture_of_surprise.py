"""Products, surprises and perplexity, of both sides, against exact fractions and 50-digit logarithms."""

from decimal import Decimal, localcontext
from fractions import Fraction
from math import prod

import pytest

from hooks.client_numbers import asked
from lessonkit.pictures import surprise

CASES = [["0.3", "0.5", "0.4"], ["0.05", "0.05", "0.05"], ["1", "0.99", "0.07"], ["0.1", "0.1", "0.1"]]


def exact_nats(texts: list[str]) -> Decimal:
    """−ln of the exact product, which does not underflow."""
    with localcontext() as context:
        context.prec = 50
        product = prod(map(Fraction, texts))
        return -(Decimal(product.numerator) / Decimal(product.denominator)).ln()


@pytest.mark.parametrize("texts", CASES)
def test_both_sides_agree_with_exact_products_and_logarithms(texts: list[str]) -> None:
    given = [float(text) for text in texts]
    calls: list[list[object]] = [[name, given] for name in ("products", "surprises", "perplexity")]
    products, nats, perplexity = asked("surprise_numbers.ts", calls)
    assert products[-1] == pytest.approx(float(prod(map(Fraction, texts))), rel=1e-15)
    exact = float(exact_nats(texts))
    assert sum(nats) == pytest.approx(exact, rel=1e-14)
    assert sum(surprise.surprises(given)) == pytest.approx(exact, rel=1e-14)
    assert perplexity**3 == pytest.approx(float(1 / prod(map(Fraction, texts))), rel=1e-13)


def test_four_hundred_tenths_multiply_to_zero_and_their_surprises_add_up() -> None:
    calls: list[list[object]] = [["inTurn", [0.1, 0.1, 0.1], 400]]
    (many,) = asked("surprise_numbers.ts", calls)
    assert many == surprise.in_turn([0.1, 0.1, 0.1], 400) == [0.1] * 400
    products, nats = asked("surprise_numbers.ts", [["products", many], ["surprises", many]])
    assert products[-1] == 0.0
    assert Fraction(1, 10) ** 400 > 0
    assert sum(nats) == pytest.approx(float(exact_nats(["0.1"] * 400)), rel=1e-13)


def test_below_the_line_a_double_is_zero_and_above_it_is_not() -> None:
    with localcontext() as context:
        context.prec = 50
        below, above = (float((-(Decimal(surprise.VANISHES_NATS) + step)).exp()) for step in (Decimal("0.2"), -1))
    assert below == 0.0 < above


@pytest.mark.parametrize(("number", "words"), [(0.0, "0.0"), (9.36e-164, "9.4 × 10⁻¹⁶⁴"), (0.06, "6.0 × 10⁻²")])
def test_small_products_are_written_the_same_on_both_sides(number: float, words: str) -> None:
    assert surprise.power(number) == words
    assert asked("surprise_numbers.ts", [["power", number]]) == [words]
