"""Find the blocks (`/// name | argument`) in a page's Markdown, each with its line, without rendering the page.

The Markdown library does not tell a block where it stands, and turns an invalid one into a paragraph in silence.
This scanner reads the same syntax (pymdownx.blocks) line by line, so that every problem has a file and a line.
"""

import re
from dataclasses import dataclass, field

START = re.compile(r" {0,3}(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?$")
ALMOST = re.compile(r" {0,3}/{3,}")
END = re.compile(r" {0,3}(/{3,}) *$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
OPTION = re.compile(r" {4,}(\S.*)$")
RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
HEADING_ID = re.compile(r"#{1,6} .*\{ *#([\w-]+)[^}]*\} *$")


@dataclass
class Block:
    """A block as it stands in the source; lines are counted from 1, `end` is the line that closes it.

    `parts` holds, for each part between separators, how many paragraphs it has, those of inner blocks included.
    """

    name: str
    argument: str
    line: int
    slashes: int
    options: list[tuple[str, int]] = field(default_factory=list)
    separators: list[int] = field(default_factory=list)
    underlined: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=lambda: [0])
    closed: bool = False
    end: int = 0
    parent: "Block | None" = None


@dataclass
class Page:
    """All blocks of a page in source order, the ids of its headings, closings that close nothing, and near misses."""

    blocks: list[Block] = field(default_factory=list)
    heading_ids: list[tuple[str, int]] = field(default_factory=list)
    stray_ends: list[int] = field(default_factory=list)
    malformed: list[tuple[str, int]] = field(default_factory=list)


class Scanner:
    """Reads lines one after another; `page` is what it has found."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[Block] = []
        self._fence = ""
        self._in_options = False
        self._previous = ""

    def read(self, line: str, number: int) -> None:
        if self._fence:
            self._end_fence(line)
        elif opening := FENCE.match(line):
            self._fence = opening[1]
            self._content()
        elif ending := END.match(line):
            self._end(len(ending[1]), number)
        elif start := START.match(line):
            self._start(start, number)
            return
        elif self._in_options and (option := OPTION.match(line)):
            self._open[-1].options.append((option[1], number))
            return
        elif ALMOST.match(line):
            self.page.malformed.append((line.strip(), number))
        elif self._open and RULE.match(line):
            self._separate(number, underlines=bool(self._previous.strip()) and "-" in line)
        else:
            if heading := HEADING_ID.match(line):
                self.page.heading_ids.append((heading[1], number))
            if line.strip() and not self._previous.strip():
                self._content()
        self._in_options = False
        self._previous = line if not END.match(line) and not RULE.match(line) else ""

    def _start(self, start: re.Match[str], number: int) -> None:
        block = Block(start[2], start[3] or "", number, len(start[1]), parent=self._open[-1] if self._open else None)
        self._content()
        self.page.blocks.append(block)
        self._open.append(block)
        self._in_options = True
        self._previous = ""

    def _end(self, slashes: int, number: int) -> None:
        if self._open and self._open[-1].slashes == slashes:
            block = self._open.pop()
            block.closed, block.end = True, number
        else:
            self.page.stray_ends.append(number)

    def _end_fence(self, line: str) -> None:
        if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
            self._fence = ""

    def _separate(self, number: int, *, underlines: bool) -> None:
        block = self._open[-1]
        (block.underlined if underlines else block.separators).append(number)
        block.parts.append(0)

    def _content(self) -> None:
        for block in self._open:
            block.parts[-1] += 1


def scan(markdown: str) -> Page:
    scanner = Scanner()
    for number, line in enumerate(markdown.splitlines(), start=1):
        scanner.read(line, number)
    return scanner.page


def options_of(block: Block) -> list[tuple[str, str, int]]:
    """Name, value and line of each option; the value without its quotes."""
    split = [(*text.partition(":")[::2], line) for text, line in block.options]
    return [(name.strip(), value.strip().strip("\"'"), line) for name, value, line in split]
