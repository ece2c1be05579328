"""Parts of a page that are made from the code, where a line `{made: name}` stands; a Markdown extension."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from lessonkit import browsers
from lessonkit.bundle import packages_in
from lessonkit.guide.blocks import blocks
from lessonkit.guide.example import check
from lessonkit.guide.messages import messages
from lessonkit.made_rules import LINE
from lessonkit.third_party.component import Component
from lessonkit.third_party.inventory import components
from lessonkit.third_party.licences_page import table
from make import numpy_wheel

ROOT = Path(__file__).resolve().parents[2]
RAN = ROOT / "tests" / "engines" / "recorded.json"
BEFORE_FENCES = 28  # what is made may hold fenced code, which `superfences` takes out at 25


def shipped() -> list[Component]:
    """The third-party components of this site, once the client is bundled."""
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    return components(ROOT / "node_modules", wheel, packages_in(ROOT / ".cache" / "bundle"))


MAKERS: dict[str, Callable[[], str]] = {
    "licences": lambda: table(shipped()),
    "blocks": blocks,
    "check": check,
    "browsers": lambda: browsers.table(json.loads(RAN.read_text(encoding="utf-8"))),
    "messages": cache(messages),  # a page is rendered twice in a build, and often while an author writes
}


class Made(Preprocessor):
    """Puts what is made in the place of the line that asks for it."""

    def run(self, lines: list[str]) -> list[str]:
        return [made for line in lines for made in self._made(line)]

    def _made(self, line: str) -> list[str]:
        asked = LINE.match(line)
        return MAKERS[asked[1]]().splitlines() if asked else [line]


class MadeExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, the library's name
        md.preprocessors.register(Made(md), "made", BEFORE_FENCES)


def makeExtension(**options: Any) -> MadeExtension:  # noqa: N802, the library's name
    return MadeExtension(**options)
