"""Mathematics as MathML, made at build time from the LaTeX that `pymdownx.arithmatex` marks.

MathML needs no script, no font download and no third party; browsers draw it, print it, and hand it to screen readers.
"""

import xml.etree.ElementTree as etree
from functools import lru_cache
from typing import Any

from latex2mathml.converter import convert
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

DELIMITERS = {"span": ("\\(", "\\)"), "div": ("\\[", "\\]")}
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ARITY = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
FUNCTIONS = {"log", "ln", "exp", "max", "min", "tanh"}
APPLY = "\N{FUNCTION APPLICATION}"


class MathError(ValueError):
    """LaTeX that could not be converted; the text says which part."""


def to_mathml(latex: str, *, block: bool) -> etree.Element:
    """A <math> element. Raises MathError for LaTeX that the converter refuses or only echoes."""
    return etree.fromstring(_converted(latex, "block" if block else "inline"))


@lru_cache(maxsize=16384)
def _converted(latex: str, display: str) -> str:
    """Kept, since a formula is converted once to see that it can be, and again where it stands."""
    try:
        math = etree.fromstring(convert(latex, display=display))
    except Exception as error:
        raise MathError(f"{latex} ({error or type(error).__name__})") from error
    for element in math.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
        if (element.text or "").startswith("\\"):
            raise MathError(f"{latex} (the command {element.text} is not known)")
        if len(element) != ARITY.get(element.tag, len(element)):
            raise MathError(f"{latex} (a fraction, index or limit lacks a part)")
    for parent in math.iter():
        _apply_functions(parent)
    return etree.tostring(math, encoding="unicode")


def _apply_functions(parent: etree.Element) -> None:
    """Put an invisible “applied to” between a function's name and its argument: read aloud, spaced as in print."""
    for place, child in reversed(list(enumerate(parent))[:-1]):
        named = child[0] if child.tag == "msub" else child
        if named.tag == "mi" and named.text in FUNCTIONS and parent.tag in ("mrow", "math"):
            apply = etree.Element("mo")
            apply.text = APPLY
            if parent[place + 1].text != "(" and parent[place + 1].tag != "mspace":
                apply.set("rspace", "0.1667em")
            parent.insert(place + 1, apply)


class MathMl(Treeprocessor):
    """Replaces the content of every `.arithmatex` element by MathML."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.get("class") == "arithmatex" and element.tag in DELIMITERS:
                opening, closing = DELIMITERS[element.tag]
                latex = (element.text or "").strip().removeprefix(opening).removesuffix(closing)
                element.text = None
                element.append(to_mathml(latex, block=element.tag == "div"))


class MathMlExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.treeprocessors.register(MathMl(md), "mathml", 5)


def makeExtension(**options: Any) -> MathMlExtension:  # noqa: N802, the library's name
    return MathMlExtension(**options)
