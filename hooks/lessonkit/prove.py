"""Every exercise proves itself at build time: its solution passes, its starter does not, its mistakes are caught."""

import ast
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lessonkit.exercises import Exercise, exercise_ids, folder_of, missing_files, read_exercise
from lessonkit.problems import Problem

MOST_HINTS = 3
LIMIT_S = 30
Said = dict[str, Any]


def exercise_problems(exercises: Path, cache: Path | None = None) -> list[Problem]:
    """Every problem in every exercise's folder. What proved itself is remembered in `cache` and not run again."""
    problems: list[Problem] = []
    unproved: dict[str, Path | None] = {}
    library = _digest_of(sys.version.encode(), sorted((exercises / "grading").rglob("*.py")))
    for exercise_id in exercise_ids(exercises):
        folder = folder_of(exercises, exercise_id)
        if missing := missing_files(exercises, exercise_id):
            problems.append(_incomplete(_place(exercises, exercise_id), missing))
            continue
        proved = cache / _digest(library, folder) if cache else None
        if not proved or not proved.exists():
            unproved[exercise_id] = proved
    for exercise_id, said in _grade(exercises, list(unproved)):
        exercise = read_exercise(exercises, exercise_id)
        place = _place(exercises, exercise_id)
        found_here = [*_hints(place, exercise), *_verdicts(place, exercise, said)]
        if (proved := unproved[exercise_id]) and not found_here:
            proved.parent.mkdir(parents=True, exist_ok=True)
            proved.touch()
        problems += found_here
    return problems


def _place(exercises: Path, exercise_id: str) -> str:
    return f"{exercises.name}/{folder_of(exercises, exercise_id).name}"


def _incomplete(place: str, missing: list[str]) -> Problem:
    expected = "starter.py, solution.py, check.py, hints.md and mistakes/*.py"
    return Problem(f"{place}/{missing[0]}", 1, expected, f"no {', no '.join(missing)}", f"{place}/{missing[0]}")


def _hints(place: str, exercise: Exercise) -> Iterator[Problem]:
    if len(exercise.hints) > MOST_HINTS:
        found = f"{len(exercise.hints)} hints"
        expected = f"at most {MOST_HINTS} hints, separated by ---"
        yield Problem(f"{place}/hints.md", 1, expected, found, "A hint.\n\n---\n\nAnother.")


def _submissions(exercise: Exercise) -> dict[str, str]:
    submissions = {"solution.py": exercise.solution, "starter.py": exercise.starter}
    return submissions | {f"mistakes/{name}.py": source for name, source in exercise.mistakes.items()}


def _verdicts(place: str, exercise: Exercise, lines: list[Said]) -> Iterator[Problem]:
    submissions = _submissions(exercise)
    answers = {line["name"]: line["said"] for line in lines if "said" in line}
    unfinished = "" if len(answers) == len(submissions) else lines[-1]["name"] if lines else next(iter(submissions))
    if unfinished:
        expected = f"code that comes to an end, all of an exercise within {LIMIT_S} s of work, and leaves Python alive"
        yield Problem(f"{place}/{unfinished}", 1, expected, "it ran on, or ended the process", "a loop with an end")
    faults = [said for said in answers.values() if said["verdict"] == "our-fault"]
    if faults:
        yield _fault(place, exercise, faults[0]["maintainer"])
        return
    for name, said in answers.items():
        yield from _problem(f"{place}/{name}", name, submissions[name], said)


def _problem(file: str, name: str, source: str, said: Said) -> Iterator[Problem]:
    words, line = _words(said), said["line"] or 1
    if name == "solution.py":
        if said["verdict"] != "correct":
            expected = "a solution that passes its own check"
            yield Problem(file, line, expected, words, "the check says: Correct")
    elif name == "starter.py":
        if said["verdict"] != "not-yet":
            yield Problem(file, line, "a starter that does not pass its check yet", words, "return None")
    elif said["verdict"] != "not-yet" or not (message := _docstring(source)) or message not in words:
        expected = f"a mistake that is caught with: {_docstring(source) or 'the message in its docstring'}"
        yield Problem(file, 1, expected, words, '"""The message that this mistake must earn."""')


def _fault(place: str, exercise: Exercise, traceback: str) -> Problem:
    """The checker itself broke: one problem, at its line, not one for everything it was asked."""
    lines = re.findall(rf'File "{re.escape(exercise.id)}/check\.py", line (\d+)', traceback)
    last = traceback.strip().splitlines()[-1]
    example = "def check(learner, given):\n    judge = Judge()\n    …\n    return judge"
    return Problem(f"{place}/check.py", int(lines[-1]) if lines else 1, "a check that runs and judges", last, example)


def _grade(exercises: Path, exercise_ids: list[str]) -> Iterator[tuple[str, list[Said]]]:
    """What was written about each exercise: a line when a submission began, and one with its verdict."""
    if not exercise_ids:
        return
    asked = []
    for exercise_id in exercise_ids:
        exercise = read_exercise(exercises, exercise_id)
        asked.append({"exercise": exercise_id, "check": exercise.check, "submissions": _submissions(exercise)})
    command = [sys.executable, "-m", "lessonkit.prove_all", str(LIMIT_S)]
    lines = "".join(json.dumps(line) + "\n" for line in asked)
    written = subprocess.run(command, input=lines, capture_output=True, text=True, cwd=exercises, check=False).stdout
    said: dict[str, list[Said]] = {exercise_id: [] for exercise_id in exercise_ids}
    current = ""
    for line in written.splitlines():
        if line.startswith('{"exercise": '):
            current = json.loads(line)["exercise"]
        elif line.startswith('{"name": ') and line.endswith("}"):
            said[current].append(json.loads(line))
    yield from said.items()


def _digest(library: str, folder: Path) -> str:
    """Of everything that a verdict depends on."""
    return _digest_of(f"{library}\0{folder.name}\0".encode(), sorted([*folder.rglob("*.py"), folder / "hints.md"]))


def _digest_of(begin: bytes, paths: list[Path]) -> str:
    digest = hashlib.sha256(begin)
    for path in paths:
        digest.update(f"{path.name}\0{path.read_text(encoding='utf-8')}\0".encode())
    return digest.hexdigest()


def _docstring(source: str) -> str:
    """Normalised; empty if there is none. Some mistakes are no Python, on purpose."""
    try:
        return " ".join((ast.get_docstring(ast.parse(source)) or "").split())
    except SyntaxError:
        first = re.match(r'\s*"""(.*?)"""', source, re.DOTALL)
        return " ".join(first[1].split()) if first else ""


def _words(said: Said) -> str:
    return " ".join([f"{said['verdict']}:", *" ".join(said["text"]).split()])
