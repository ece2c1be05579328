"""The running text of a page's Markdown: code, formulas, headings and what stands in blocks is blanked.

Every character and line keeps its place, so that what is found in the text can be told by its line.
"""

import re

from lessonkit.formula_rules import CODE, MATH
from lessonkit.scan import scan

HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
LINK = re.compile(r"\[[^\]\n]*(?:\n[^\]\n]*)?\]\([^)]*\)")
ATTRIBUTES = re.compile(r"^\{:.*\}$", re.MULTILINE)


def prose(markdown: str) -> str:
    """The text outside blocks (`/// …`), without links; same length, same lines."""
    lines = markdown.splitlines(keepends=True)
    for block in scan(markdown).blocks:
        for number in range(block.line - 1, block.end or len(lines)):
            lines[number] = blank(lines[number])
    text = "".join(lines)
    for written in (CODE, MATH, LINK, HEADING, ATTRIBUTES):
        text = written.sub(lambda found: blank(found[0]), text)
    return text


def blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
