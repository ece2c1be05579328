"""Unlisted wrong answers are still wrong: each reference solution, changed in one place, must not pass."""

import ast
import tomllib
from pathlib import Path

import pytest

from exercises.graded import RAN_ON, graded
from exercises.mutants import mutants
from exercises.observed import same_behaviour
from exercises.submissions import GIVEN, folder, text

LIVING = tomllib.loads(Path(__file__).with_name("living_mutants.toml").read_text(encoding="utf-8"))
ONLY = {"spot-the-leak": {"verdicts"}}  # its models are not judged
MANY_RIGHT = {"model-bench"}  # any honest model passes, so what lives needs no reason of its own, only to be honest
SOLVED = [exercise for exercise in GIVEN if (folder(exercise) / "solution.py").is_file()]


def judged_names(exercise: str) -> set[str]:
    """The functions of a solution whose names its check.py knows."""
    functions = {
        node.name for node in ast.parse(text(exercise, "solution.py")).body if isinstance(node, ast.FunctionDef)
    }
    known = {node.value for node in ast.walk(ast.parse(text(exercise, "check.py"))) if isinstance(node, ast.Constant)}
    return ONLY.get(exercise) or functions & known


@pytest.mark.parametrize("exercise", SOLVED)
def test_mutants_of_the_solution_do_not_pass(exercise, tell):
    solution = text(exercise, "solution.py")
    sources = mutants(solution, judged_names(exercise))
    answers = graded(exercise, text(exercise, "check.py"), sources)
    assert not [answer for answer in answers.values() if answer["verdict"] == "our-fault"]
    alive = {name for name, answer in answers.items() if answer["verdict"] == "correct"}
    equivalent, let_through = (LIVING.get(kind, {}).get(exercise, {}) for kind in ("equivalent", "let-through"))
    if exercise in MANY_RIGHT:
        equivalent = dict.fromkeys(
            (name for name in alive if same_behaviour(exercise, solution, sources[name])), "honest"
        )
    killed, wrong = len(sources) - len(alive), len(sources) - len(equivalent)
    hung = sum(answer is RAN_ON for answer in answers.values())
    tell(f"{exercise}: mutants killed {killed} of {wrong} (non-equivalent; {len(equivalent)} more are equivalent)")
    assert all(equivalent.values())
    assert all(let_through.values())
    assert sources
    assert hung < 4, "endless mutants cost seconds each"
    assert alive == {*equivalent, *let_through}, "list what lives in living_mutants.toml, or sharpen the check"
    assert [name for name in equivalent if not same_behaviour(exercise, solution, sources[name])] == []
    assert [name for name in let_through if same_behaviour(exercise, solution, sources[name])] == []
