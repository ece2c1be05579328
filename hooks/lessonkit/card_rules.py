"""What a card names elsewhere must exist: the heading of its lesson, and the practice that asks for the same."""

import difflib
from collections.abc import Iterator

from lessonkit.card_links import lesson_beside
from lessonkit.problems import Problem
from lessonkit.scan import Page, options_of

PRACTISED = ("question", "exercise")


def card_problems(pages: dict[str, Page]) -> Iterator[Problem]:
    """Every name in a card that nothing has; `pages` are scanned pages by file name."""
    practice = sorted(
        {block.argument for page in pages.values() for block in page.blocks if block.name in PRACTISED} - {""}
    )
    for file, page in pages.items():
        lesson = lesson_beside(file)
        headings = [heading for heading, _ in pages[lesson].heading_ids] if lesson in pages else []
        for block in (block for block in page.blocks if block.name == "flashcard"):
            for name, value, line in options_of(block):
                if name == "lesson" and value and value not in headings:
                    yield _heading(file, line, value, lesson, headings)
                if name == "practice":
                    for one in (one for one in value.split() if one not in practice and value != "none"):
                        expected = f"ids of questions and exercises: {', '.join(practice) or 'there are none yet'}"
                        yield Problem(file, line, expected, one, f"    practice: {_nearest(one, practice)}")


def _heading(file: str, line: int, value: str, lesson: str, headings: list[str]) -> Problem:
    listed = ", ".join(headings) or "it has none yet"
    expected = f"the id of a heading of {lesson}, written there as {{#id}}: {listed}"
    nearest = _nearest(value, headings) if headings else "chain-rule"
    example = f"    lesson: {nearest}\nin {lesson}:\n## A heading {{#{nearest}}}"
    return Problem(file, line, expected, value, example)


def _nearest(found: str, known: list[str]) -> str:
    return (difflib.get_close_matches(found, known, n=1) or known[:1] or ["self-check-chain-rule"])[0]
