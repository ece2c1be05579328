"""A part of a card as Anki wants it: HTML, with LaTeX between \\( \\) or \\[ \\], which Anki draws by itself."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

# What makes MathML, blocks, terms and anchors belongs to the page; Anki has no style sheet for coloured code.
ONLY_ON_THE_PAGE = ("lessonkit.mathml", "lessonkit.blocks", "lessonkit.glossary", "toc")
PLAIN_CODE = {"pymdownx.highlight": {"use_pygments": False}}
FORMULA = re.compile(r'<(span|div) class="arithmatex">(.*?)</\1>', re.DOTALL)


def field_markdown(extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]]) -> Markdown:
    """A converter like the site's own, given the site's extensions and their settings."""
    kept = [name for name in extensions if name not in ONLY_ON_THE_PAGE]
    settings = {name: {**configs.get(name, {}), **PLAIN_CODE.get(name, {})} for name in kept}
    return Markdown(extensions=kept, extension_configs=settings)


def field_html(markdown: str, converter: Markdown) -> str:
    """`markdown` as a field of a note; `<`, `>` and `&` inside formulas are escaped, as everywhere in HTML."""
    converter.reset()
    return FORMULA.sub(_formula, converter.convert(markdown))


def _formula(match: re.Match[str]) -> str:
    element, latex = match.groups()
    return f"<div>{latex.strip()}</div>" if element == "div" else latex
