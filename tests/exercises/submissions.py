"""Every program whose verdict is known, as plain data, for the tests under CPython and in a browser."""

import ast
import json
from pathlib import Path
from typing import Any

EXERCISES = Path(__file__).parents[2] / "exercises"


def default_given(check: Path) -> dict[str, Any]:
    """`GIVEN` of a check.py: what its exercise is given where the page says nothing else."""
    namespace: dict[str, Any] = {}
    exec(compile(check.read_text(encoding="utf-8"), str(check), "exec"), namespace)
    return namespace.get("GIVEN", {})


GIVEN = {path.parent.name.replace("_", "-"): default_given(path) for path in sorted(EXERCISES.glob("*/check.py"))}
TRUTH = {"a": "causal", "b": "leaks", "c": "causal", "d": "leaks"}

# Verdicts chosen with the page's radio buttons, the starter untouched: name, role, verdicts, text.
CHOSEN = [
    ("radios-right", "solution", TRUTH, None),
    ("radios-b-wrong", "mistake", {**TRUTH, "b": "causal"}, "(b) is the other way round; 3 of 4"),
    ("radios-d-open", "mistake", {**TRUTH, "d": None}, "Without one so far: (d)."),
    ("radios-untouched", "mistake", dict.fromkeys(TRUTH), "Without one so far: (a), (b), (c) and (d)."),
]


def given(exercise: str, **changes: Any) -> dict[str, Any]:
    """What the page hands to the checker, with `changes` to the defaults."""
    return {**GIVEN[exercise], **changes}


def folder(exercise: str) -> Path:
    """The folder of an exercise: its id with underscores."""
    return EXERCISES / exercise.replace("-", "_")


def text(exercise: str, name: str) -> str:
    """A file of an exercise."""
    return (folder(exercise) / name).read_text(encoding="utf-8")


def submissions() -> list[dict[str, Any]]:
    """Solutions, starters and mistakes of every exercise.

    Each has the keys exercise, role ("solution", "starter" or "mistake"), name, source, check_source, given,
    expected_verdict and expected_text (None: any). Values are JSON.
    """
    found = []
    for exercise in GIVEN:
        found.append(_submission(exercise, "solution", "solution", text(exercise, "solution.py")))
        found.append(_submission(exercise, "starter", "starter", text(exercise, "starter.py")))
        for path in sorted((folder(exercise) / "mistakes").glob("*.py")):
            source = path.read_text(encoding="utf-8")
            message = ast.get_docstring(ast.parse(source))
            found.append(_submission(exercise, "mistake", path.stem, source, message))
    for name, role, verdicts, message in CHOSEN:
        chosen = _submission("spot-the-leak", role, name, text("spot-the-leak", "starter.py"), message)
        found.append({**chosen, "given": given("spot-the-leak", verdicts=verdicts)})
    return json.loads(json.dumps(found))


def normalised(words: str) -> str:
    """Words with single spaces between them."""
    return " ".join(words.split())


def _submission(exercise: str, role: str, name: str, source: str, message: str | None = None) -> dict[str, Any]:
    return {
        "exercise": exercise,
        "role": role,
        "name": name,
        "source": source,
        "check_source": text(exercise, "check.py"),
        "given": given(exercise),
        "expected_verdict": "correct" if role == "solution" else "not-yet",
        "expected_text": None if message is None else normalised(message),
    }
