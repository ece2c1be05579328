"""Find the blocks (`/// name | argument`) in a page's Markdown, each with its line, without rendering the page.

The Markdown library does not tell a block where it stands, and turns an invalid one into a paragraph in silence.
This scanner reads the same syntax (pymdownx.blocks) line by line, so that every problem has a file and a line.
"""

import re
from dataclasses import dataclass, field

START = re.compile(r" {0,3}(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
END = re.compile(r" {0,3}(/{3,}) *$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
OPTION = re.compile(r" {4,}(\S.*)$")
SEPARATOR = re.compile(r"-{3,} *$")


@dataclass
class Block:
    """A block as it stands in the source; lines are counted from 1."""

    name: str
    argument: str
    line: int
    slashes: int
    options: dict[str, tuple[str, int]] = field(default_factory=dict)
    separators: list[int] = field(default_factory=list)
    underlined: list[int] = field(default_factory=list)
    closed: bool = False
    parent: "Block | None" = None


@dataclass
class Page:
    """All blocks of a page in source order, and the lines of closings that close nothing."""

    blocks: list[Block] = field(default_factory=list)
    stray_ends: list[int] = field(default_factory=list)


def scan(markdown: str) -> Page:
    page = Page()
    open_blocks: list[Block] = []
    fence = ""
    reading_options = False
    previous = ""
    for number, line in enumerate(markdown.splitlines(), start=1):
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif opening := FENCE.match(line):
            fence = opening[1]
        elif ending := END.match(line):
            if open_blocks and open_blocks[-1].slashes == len(ending[1]):
                open_blocks.pop().closed = True
            else:
                page.stray_ends.append(number)
        elif start := START.match(line):
            parent = open_blocks[-1] if open_blocks else None
            block = Block(start[2], start[3] or "", number, len(start[1]), parent=parent)
            page.blocks.append(block)
            open_blocks.append(block)
            reading_options = True
            previous = line
            continue
        elif reading_options and (option := OPTION.match(line)):
            key, _, value = option[1].partition(":")
            open_blocks[-1].options[key.strip()] = (value.strip().strip("\"'"), number)
            continue
        elif open_blocks and SEPARATOR.match(line):
            places = open_blocks[-1].underlined if previous.strip() else open_blocks[-1].separators
            places.append(number)
        reading_options = False
        previous = line
    return page
