"""What a long run names elsewhere must exist: the run itself, its record, the text that it works on, its code."""

from collections.abc import Iterator
from pathlib import Path

from grading.long_run import RUNS
from lessonkit.blocks.long_run import LongRun
from lessonkit.exercises import folder_of
from lessonkit.problems import Problem
from lessonkit.scan import Page, options_of


def run_problems(pages: dict[str, Page], docs: Path, exercises: Path) -> Iterator[Problem]:
    """Every name in a long run that nothing has; `pages` are scanned pages by file name."""
    rooms = {"material": docs, "code": exercises / "grading"}
    for file, page in pages.items():
        for block in (block for block in page.blocks if block.name == LongRun.NAME):
            if block.argument not in RUNS:
                expected = f"the id of a run in grading/long_run.py: {', '.join(RUNS)}"
                yield Problem(file, block.line, expected, block.argument, LongRun.EXAMPLE)
            elif not (folder_of(exercises, block.argument) / "recorded.json").is_file():
                yield Problem(file, block.line, "a recorded run", "none", "make record")
            for name, value, line in options_of(block):
                if name in rooms and not (rooms[name] / value).is_file():
                    yield Problem(file, line, f"a file in {rooms[name].name}/", value, LongRun.EXAMPLE)
