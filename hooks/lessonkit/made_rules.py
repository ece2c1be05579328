"""A line `{made: name}` must ask for what `lessonkit.made` makes."""

import re
from collections.abc import Iterator

from lessonkit.problems import Problem

LINE = re.compile(r"\{made: (.*)\}\s*\Z")
NAMES = ("licences", "blocks", "check", "messages", "browsers")


def made_problems(file: str, markdown: str) -> Iterator[Problem]:
    """Every line that asks for what nothing makes."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        asked = LINE.match(line)
        if asked and asked[1] not in NAMES:
            yield Problem(file, number, f"one of what is made: {', '.join(NAMES)}", asked[1], f"{{made: {NAMES[0]}}}")
