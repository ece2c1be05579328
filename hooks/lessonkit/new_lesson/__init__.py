"""Lay out a lesson that builds and passes at once, for an author to change: `make lesson NAME=bayes-rule`.

`template/` is a whole lesson named Example lesson; a new one is its copy with the name changed. The day and the id of
the deck are given, so that what is laid out can be told beforehand.
"""

import re
from collections.abc import Mapping
from pathlib import Path

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
LONGEST = 40
DECK_ID, DAY = "1073741824", "2026-01-01"
LESSON_PAGE = "      - "


class CannotLayOut(Exception):
    """The lesson was not laid out; the text says why, and what to do. Nothing was written."""


def title_of(name: str) -> str:
    """`bayes-rule` gives `Bayes rule`."""
    return name.replace("-", " ").capitalize()


def laid_out(name: str, day: str, deck_id: int) -> dict[str, str]:
    """The lesson's files by their path below the project, with their text.

    Raises:
        CannotLayOut: the name is none.
    """
    if not NAME.match(name) or len(name) > LONGEST:
        raise CannotLayOut(
            f"A lesson's name is small letters, digits and single hyphens, at most {LONGEST} characters; "
            f"found: {name or 'nothing'}.\n  For example: make lesson NAME=bayes-rule"
        )
    title = title_of(name)
    changed = {
        "example-lesson": name,
        "example_lesson": name.replace("-", "_"),
        "Example lesson": title,
        "example lesson": title[0].lower() + title[1:],
        DECK_ID: str(deck_id),
        DAY: day,
    }
    files = (path for path in sorted(TEMPLATE.rglob("*")) if path.suffix in (".md", ".py"))
    return {
        _renamed(path.relative_to(TEMPLATE).as_posix(), changed): _renamed(path.read_text(encoding="utf-8"), changed)
        for path in files
    }


def with_entry(config: str, name: str) -> str:
    """The text of mkdocs.yml with the lesson in `nav:`, after the last one."""
    lines = config.splitlines(keepends=True)
    nav = lines.index("nav:\n")
    last = max(
        (place for place, line in enumerate(lines) if place > nav and line.startswith(LESSON_PAGE)),
        default=nav + 1,  # after the home page
    )
    pages = {"Lesson": "index", "Practice": "practice", "Flashcards": "flashcards"}
    entry = [
        f"  - {title_of(name)}:\n",
        *(f"{LESSON_PAGE}{label}: {name}/{page}.md\n" for label, page in pages.items()),
    ]
    return "".join([*lines[: last + 1], *entry, *lines[last + 1 :]])


def write(project: Path, files: Mapping[str, str], name: str) -> None:
    """Raises CannotLayOut if one of the files, or a folder of that name, is there already."""
    there = [path for path in sorted({_room(path) for path in files}) if (project / path).exists()]
    if there:
        raise CannotLayOut(f"There is {' and '.join(there)} already; nothing is overwritten. Choose another name.")
    for path, text in files.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        with (project / path).open("x", encoding="utf-8") as file:
            file.write(text)
    config = project / "mkdocs.yml"
    config.write_text(with_entry(config.read_text(encoding="utf-8"), name), encoding="utf-8")


def _room(path: str) -> str:
    return "/".join(path.split("/")[:2])


def _renamed(text: str, changed: Mapping[str, str]) -> str:
    return re.sub("|".join(map(re.escape, changed)), lambda found: changed[found[0]], text)
