"""Every message of the build with its cause: each cause is put into a lesson, and the rules say what they say."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from lessonkit import prove, rules
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.record import record_problems
from lessonkit.deck.rules import deck_problems
from lessonkit.deck.settle import settle
from lessonkit.guide import causes
from lessonkit.guide.causes import Cause
from lessonkit.new_lesson import TEMPLATE
from lessonkit.problems import Problem

DAY = date(2026, 1, 1)
Said = tuple[Cause, Problem]


def messages() -> str:
    """Markdown: a table for pages, one for cards, one for exercises."""
    return "\n\n".join(
        f"### {title} {{#messages-{title.lower()}}}\n\n{_table(said(group))}"
        for title, group in (("Pages", causes.PAGES), ("Cards", causes.CARD_PAGES), ("Exercises", causes.EXERCISES))
    )


def said(group: Sequence[Cause]) -> list[Said]:
    """The message that each cause makes; of several, the one nearest to the change.

    Raises:
        ValueError: a cause changes nothing, or the build would not stop for it.
    """
    with tempfile.TemporaryDirectory() as folder:
        projects = [Path(folder) / f"case_{place}" for place in range(len(group))]
        for cause, project in zip(group, projects, strict=True):
            _lay_out(project, cause)
        proved = _proved(Path(folder) / "together", projects)
        return [(cause, _told(cause, project, proved)) for cause, project in zip(group, projects, strict=True)]


def _lay_out(project: Path, cause: Cause) -> None:
    shutil.copytree(TEMPLATE, project)
    settle(project / causes.CARDS, DAY)
    changed = project / cause.file
    text = changed.read_text(encoding="utf-8")
    if not cause.old:
        changed.unlink()
    elif cause.old in text:
        changed.write_text(text.replace(cause.old, cause.new), encoding="utf-8")
    else:
        raise ValueError(f"{cause.words}: {cause.file} has no {cause.old!r}")


def _proved(together: Path, projects: Sequence[Path]) -> list[Problem]:
    """What is wrong with the exercises, all in one folder, each named like its project: they start Python only once."""
    for project in projects:
        shutil.copytree(project / causes.FOLDER, together / project.name)
    return prove.exercise_problems(together)


def _told(cause: Cause, project: Path, proved: Sequence[Problem]) -> Problem:
    of_exercise = [problem for problem in proved if f"/{project.name}/" in problem.file]
    found = of_exercise or next((problems for look in LOOKS if (problems := look(project))), [])
    if not found:
        raise ValueError(f"{cause.words}: the build would not stop")
    changed = _first_change(cause)
    meant = [problem for problem in found if cause.says in problem.expected]
    return min(meant, key=lambda problem: (problem.file != cause.file, abs(problem.line - changed)))


def _first_change(cause: Cause) -> int:
    """The first line that differs, counted from 1."""
    text = (TEMPLATE / cause.file).read_text(encoding="utf-8")
    pairs = zip(text.splitlines(), text.replace(cause.old, cause.new).splitlines(), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, start=1) if old != new), 1)


def _of_pages(project: Path) -> list[Problem]:
    return rules.page_problems(project / "docs", project / "exercises")


def _of_decks(project: Path) -> list[Problem]:
    return deck_problems(
        project / "docs",
        field_markdown(["attr_list", "pymdownx.arithmatex"], {"pymdownx.arithmatex": {"generic": True}}),
    )


def _of_records(project: Path) -> list[Problem]:
    return record_problems(project / "docs")


LOOKS: tuple[Callable[[Path], list[Problem]], ...] = (_of_pages, _of_decks, _of_records)


def _table(told: Iterable[Said]) -> str:
    rows = ["| cause | what the build says |", "|---|---|"]
    rows += [
        f"| {cause.words} | expected: {_code(problem.expected)}<br>found: {_code(problem.found)} |"
        for cause, problem in told
    ]
    return "\n".join(rows)


def _code(words: str) -> str:
    """As code, so that nothing in it is taken for Markdown."""
    return f"`` {words} ``"
