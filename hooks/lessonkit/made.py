"""Parts of a page that are made from the code, where a line `{made: name}` stands; a Markdown extension."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from lessonkit.bundle import packages_in
from lessonkit.problems import Problem
from lessonkit.third_party.component import Component
from lessonkit.third_party.inventory import components
from lessonkit.third_party.licences_page import table
from make import numpy_wheel

ROOT = Path(__file__).resolve().parents[2]
LINE = re.compile(r"\{made: (.*)\}\s*\Z")
BEFORE_FENCES = 28  # what is made may hold fenced code, which `superfences` takes out at 25


def shipped() -> list[Component]:
    """The third-party components of this site, once the client is bundled."""
    wheel = numpy_wheel.location(numpy_wheel.wanted())
    return components(ROOT / "node_modules", wheel, packages_in(ROOT / ".cache" / "bundle"))


MAKERS = {"licences": lambda: table(shipped())}


def made_problems(file: str, markdown: str) -> Iterator[Problem]:
    """Every line that asks for what nothing makes."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        asked = LINE.match(line)
        if asked and asked[1] not in MAKERS:
            yield Problem(file, number, f"one of what is made: {', '.join(MAKERS)}", asked[1], "{made: licences}")


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
