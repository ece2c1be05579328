"""Every formula of a page must become MathML."""

import re
from collections.abc import Iterator

from lessonkit.mathml import MathError, to_mathml
from lessonkit.problems import Problem

CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1[`~]* *$|`+[^`\n]+`+", re.DOTALL | re.MULTILINE)
MATH = re.compile(r"(?<![\\$])\$\$(?P<block>.+?)\$\$|(?<![\\$])\$(?!\s)(?P<inline>[^$\n]+?)(?<!\s)\$(?!\d)", re.DOTALL)


def formula_problems(file: str, markdown: str) -> Iterator[Problem]:
    """Every formula of a page that cannot be converted."""
    for match in MATH.finditer(_without_code(markdown)):
        latex = match["block"] or match["inline"]
        try:
            to_mathml(latex.strip(), block=match["block"] is not None)
        except MathError as error:
            line = markdown.count("\n", 0, match.start()) + 1
            yield Problem(file, line, "LaTeX that can be made into MathML", str(error), r"$p(x_i \mid x_{<i})$")


def _without_code(markdown: str) -> str:
    """The same text with every character of code blanked, so that places stay the same."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), markdown)
