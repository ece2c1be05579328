"""An id names one thing: on its page, and for what a reader's progress is kept under, on the whole site."""

from collections.abc import Iterable, Iterator

from lessonkit.problems import Problem
from lessonkit.scan import Page

KEPT_UNDER_THEIR_ID = ("exercise", "flashcard", "question")
Use = tuple[str, str, int]


def repeated_ids(pages: dict[str, Page]) -> Iterator[Problem]:
    """Every second use of an id; `pages` are scanned pages by file name."""
    for name in KEPT_UNDER_THEIR_ID:
        yield from _repeated(name, (use for file in pages for use in _blocks(file, pages[file], name)))
    for file, page in pages.items():
        headings = [(heading, file, line) for heading, line in page.heading_ids]
        named = [use for name in (*KEPT_UNDER_THEIR_ID, "by-hand", "long-run") for use in _blocks(file, page, name)]
        yield from _repeated("id on this page", sorted([*headings, *named], key=lambda use: use[2]))
        yield from _repeated("term on this page", _blocks(file, page, "term"))
        for parent in page.blocks:
            inside = [block for block in page.blocks if block.parent is parent and block.name == "verdict"]
            uses = [(block.argument, file, block.line) for block in inside]
            yield from _repeated("verdict in this exercise", uses)


def _blocks(file: str, page: Page, name: str) -> list[Use]:
    return [(block.argument, file, block.line) for block in page.blocks if block.name == name and block.argument]


def _repeated(what: str, uses: Iterable[Use]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for used, file, line in uses:
        place = first.setdefault(used, f"{file}:{line}")
        if place != f"{file}:{line}":
            yield Problem(file, line, f"another {what}", f"{used}, which stands at {place} already", f"{used}-2")
