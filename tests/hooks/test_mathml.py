"""LaTeX becomes MathML that browsers draw and screen readers read."""

import xml.etree.ElementTree as etree

import pytest

from lessonkit.mathml import MathError, to_mathml


def written(latex: str) -> str:
    return etree.tostring(to_mathml(latex, block=False), encoding="unicode")


def test_a_function_is_applied_to_its_argument_and_spaced() -> None:
    assert '<mi>ln</mi><mo rspace="0.1667em">\N{FUNCTION APPLICATION}</mo><mn>2</mn>' in written(r"\ln 2")
    assert '<mi>log</mi><mo>\N{FUNCTION APPLICATION}</mo><mo stretchy="false">(</mo>' in written(r"\log(x)")


def test_a_display_formula_says_so() -> None:
    assert to_mathml(r"\sum_{i=1}^n x_i", block=True).get("display") == "block"


@pytest.mark.parametrize("latex", [r"\foo{x}", r"\frac{1}", r"\left( x", r"x_"])
def test_latex_that_is_not_understood_is_refused_with_its_text(latex: str) -> None:
    with pytest.raises(MathError) as refused:
        to_mathml(latex, block=False)
    assert latex in str(refused.value)
