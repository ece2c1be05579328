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
    for exercise_id in exercise_ids(exercises):
        folder = folder_of(exercises, exercise_id)
        place = f"{exercises.name}/{folder.name}"
        missing = missing_files(exercises, exercise_id)
        if missing:
            expected = "starter.py, solution.py, check.py, hints.md and mistakes/*.py"
            found = f"no {', no '.join(missing)}"
            problems.append(Problem(f"{place}/{missing[0]}", 1, expected, found, f"{place}/{missing[0]}"))
            continue
        exercise = read_exercise(exercises, exercise_id)
        proved = cache / _digest(exercises, folder) if cache else None
        if proved and proved.exists():
            continue
        found_here = [*_hints(place, exercise), *_verdicts(place, exercise, exercises)]
        if proved and not found_here:
            proved.parent.mkdir(parents=True, exist_ok=True)
            proved.touch()
        problems += found_here
    return problems


def _hints(place: str, exercise: Exercise) -> Iterator[Problem]:
    if len(exercise.hints) > MOST_HINTS:
        found = f"{len(exercise.hints)} hints"
        expected = f"at most {MOST_HINTS} hints, separated by ---"
        yield Problem(f"{place}/hints.md", 1, expected, found, "A hint.\n\n---\n\nAnother.")


def _verdicts(place: str, exercise: Exercise, exercises: Path) -> Iterator[Problem]:
    submissions = {"solution.py": exercise.solution, "starter.py": exercise.starter}
    submissions |= {f"mistakes/{name}.py": source for name, source in exercise.mistakes.items()}
    answers, unfinished = _grade(exercise, submissions, exercises)
    if unfinished:
        expected = f"code that comes to an end, all of an exercise within {LIMIT_S} s, and leaves Python alive"
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


def _grade(exercise: Exercise, submissions: dict[str, str], exercises: Path) -> tuple[dict[str, Said], str]:
    """Verdicts by name, and the name of the submission that was still running when the time was up, if any."""
    asked = {"exercise": exercise.id, "check": exercise.check, "submissions": submissions}
    command = [sys.executable, "-m", "lessonkit.prover"]
    options: dict[str, Any] = {"input": json.dumps(asked), "text": True, "cwd": exercises, "timeout": LIMIT_S}
    try:
        written = subprocess.run(command, capture_output=True, check=False, **options).stdout
    except subprocess.TimeoutExpired as late:
        written = (late.stdout or b"").decode() if isinstance(late.stdout, bytes) else late.stdout or ""
    lines = [json.loads(line) for line in written.splitlines() if line.startswith('{"name": ')]
    answers = {line["name"]: line["said"] for line in lines if "said" in line}
    return answers, "" if len(answers) == len(submissions) else lines[-1]["name"] if lines else next(iter(submissions))


def _digest(exercises: Path, folder: Path) -> str:
    """Of everything that a verdict depends on."""
    digest = hashlib.sha256(f"{sys.version}\0{folder.name}\0".encode())
    for path in sorted([*(exercises / "grading").rglob("*.py"), *folder.rglob("*.py"), folder / "hints.md"]):
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
