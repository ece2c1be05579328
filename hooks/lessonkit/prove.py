"""Every exercise proves itself at build time: its solution passes, its starter does not, its mistakes are caught."""

import ast
import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grading import entry
from lessonkit.exercises import Exercise, exercise_ids, folder_of, missing_files, read_exercise
from lessonkit.problems import Problem

MOST_HINTS = 3


def exercise_problems(exercises: Path) -> list[Problem]:
    """Every problem in every exercise's folder."""
    problems: list[Problem] = []
    for exercise_id in exercise_ids(exercises):
        folder = folder_of(exercises, exercise_id)
        place = f"{exercises.name}/{folder.name}"
        missing = missing_files(exercises, exercise_id)
        if missing:
            expected = "starter.py, solution.py, check.py, hints.md and mistakes/*.py"
            found = f"no {', no '.join(missing)}"
            problems.append(Problem(f"{place}/{missing[0]}", 1, expected, found, f"{place}/{missing[0]}"))
        else:
            exercise = read_exercise(exercises, exercise_id)
            problems += [*_hints(place, exercise), *_verdicts(place, exercise)]
    return problems


def _hints(place: str, exercise: Exercise) -> Iterator[Problem]:
    if len(exercise.hints) > MOST_HINTS:
        found = f"{len(exercise.hints)} hints"
        yield Problem(
            f"{place}/hints.md", 1, f"at most {MOST_HINTS} hints, separated by ---", found, "A hint.\n\n---\n\nAnother."
        )


def _verdicts(place: str, exercise: Exercise) -> Iterator[Problem]:
    said = _check(exercise, exercise.solution)
    if said["verdict"] != "correct":
        expected = "a solution that passes its own check"
        yield Problem(f"{place}/solution.py", said["line"] or 1, expected, _words(said), "the check says: Correct")
    said = _check(exercise, exercise.starter)
    if said["verdict"] != "not-yet":
        expected = "a starter that does not pass its check yet"
        yield Problem(f"{place}/starter.py", said["line"] or 1, expected, _words(said), "raise NotImplementedError")
    for name, source in exercise.mistakes.items():
        message = _docstring(source)
        said = _check(exercise, source)
        if said["verdict"] != "not-yet" or not message or message not in _words(said):
            expected = f"a mistake that is caught with: {message or 'the message in its docstring'}"
            example = '"""The message that this mistake must earn."""'
            yield Problem(f"{place}/mistakes/{name}.py", 1, expected, _words(said), example)


def _docstring(source: str) -> str:
    """Normalised; empty if there is none, or if the source is no Python (some mistakes are not, on purpose)."""
    try:
        return " ".join((ast.get_docstring(ast.parse(source)) or "").split())
    except SyntaxError:
        first = re.match(r'\s*"""(.*?)"""', source, re.DOTALL)
        return " ".join(first[1].split()) if first else ""


def _check(exercise: Exercise, source: str) -> dict[str, Any]:
    with contextlib.redirect_stdout(io.StringIO()):
        said: dict[str, Any] = json.loads(entry.check(exercise.id, exercise.check, source, "{}"))
    return said


def _words(said: dict[str, Any]) -> str:
    text = said["text"]
    assert isinstance(text, list)
    return " ".join([f"{said['verdict']}:", *" ".join(text).split(), str(said.get("maintainer") or "")]).strip()
