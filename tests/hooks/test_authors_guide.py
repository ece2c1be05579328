"""What the authors' guide says is what the code does: every block, every option, every message, every example."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from conftest import ROOT, OpenVisit
from hooks.author_project import problems_in
from lessonkit.guide import causes
from lessonkit.guide.messages import said
from lessonkit.problems import Problem
from lessonkit.rules import KINDS, page_problems

LIBRARY = ROOT / "hooks" / "lessonkit"
EVERYTHING = (*causes.PAGES, *causes.CARD_PAGES, *causes.EXERCISES)
# Nothing that an author does makes it: the note type is the project's own.
OF_MAINTAINERS = {("record.py", "the note type as it is")}


def calls_of_problem() -> Iterator[tuple[str, int, str]]:
    """File, line and source of every place that makes a message."""
    for path in sorted(LIBRARY.rglob("*.py")):
        source = path.read_text()
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                yield str(path), node.lineno, ast.get_source_segment(source, node) or ""


def test_every_message_of_the_code_has_its_cause_in_the_guide() -> None:
    made: set[tuple[str, int]] = set()

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        caller = frame.f_back
        if event == "call" and caller and frame.f_code is Problem.__init__.__code__:
            made.add((caller.f_code.co_filename, caller.f_lineno))

    sys.setprofile(watch)
    try:
        for group in (causes.PAGES, causes.CARD_PAGES, causes.EXERCISES):
            said(group)
    finally:
        sys.setprofile(None)
    calls = list(calls_of_problem())
    assert len(calls) > 30
    silent = [
        (Path(file).name, source)
        for file, line, source in calls
        if not any(name == file and line <= at <= line + source.count("\n") for name, at in made)
        and not any(Path(file).name == name and words in source for name, words in OF_MAINTAINERS)
    ]
    assert silent == [], "\n".join(map(str, silent))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_example_of_a_block_is_one_that_the_rules_take(kind: Any, project: Path) -> None:
    text = kind.EXAMPLE.replace("| joint-nll\n", "| small-sum\n").replace("lesson: chain-rule", "lesson: sums")
    (project / "docs" / "page.md").write_text("# A page\n")
    (project / "docs" / "other.md").write_text(f"# Other\n\nOf a KV cache.\n\n{text}\n")
    if kind.NAME == "long-run":
        (project / "docs" / "autoregressive").mkdir()
        (project / "docs" / "autoregressive" / "alice.txt").write_text("Alice\n")
        for name in ("exercises/peeking_pays/recorded.json", "exercises/grading/peeking/model.py"):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_bytes((ROOT / name).read_bytes())
        assert page_problems(project / "docs", project / "exercises") == []
    else:
        assert problems_in(project) == []


def test_the_page_has_a_table_for_every_block_and_a_row_for_every_cause(visit: OpenVisit) -> None:
    page = visit().open("authors/")
    for name, kind in KINDS.items():
        assert page.locator(f"#block-{name}").inner_text().startswith(name)
        if kind.OPTIONS:
            head = page.get_by_role("columnheader", name=f"option of {name}", exact=True)
            rows = page.get_by_role("table").filter(has=head).get_by_role("row")
            said_options = [row.get_by_role("cell").first.text_content() for row in rows.all()[1:]]
            assert said_options == list(kind.OPTIONS)
    tables = page.get_by_role("table").filter(has=page.get_by_role("columnheader", name="what the build says"))
    assert tables.count() == 3
    causes_shown = tables.locator("tbody td:first-child").all_text_contents()
    assert causes_shown == [cause.words.replace("`", "") for cause in EVERYTHING]
