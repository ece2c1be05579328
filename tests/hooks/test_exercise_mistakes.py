"""Every mistake an author can make in an exercise's folder: what does not prove itself, and what is not there."""

from pathlib import Path

import pytest

from hooks.author_project import CHECK, MISTAKE, SOLUTION, STARTER, problems_in
from lessonkit import prove
from lessonkit.problems import report

JUDGES_NOTHING = CHECK.replace("judge.expect(total == 6", "(total")
OTHER_WORDS = MISTAKE.replace("found 5", "found 4")
NO_WORDS = MISTAKE.split('"""\n\n\n')[1]

EXERCISE_MISTAKES = [
    ("solution that fails", "solution.py", STARTER, "solution.py", "passes its own check", "not-yet"),
    ("starter that passes", "starter.py", SOLUTION, "starter.py", "does not pass", "correct"),
    ("mistake that passes", "mistakes/one_less.py", '"""x"""\n' + SOLUTION, "one_less.py", "is caught", "correct"),
    ("mistake with other words", "mistakes/one_less.py", OTHER_WORDS, "one_less.py", "4", "5"),
    ("mistake without its message", "mistakes/one_less.py", NO_WORDS, "one_less.py", "message", "5"),
    ("check that breaks", "check.py", CHECK.replace("Judge()", "Jduge()"), "check.py", "judges", "NameError"),
    ("check that judges nothing", "check.py", JUDGES_NOTHING, "check.py", "judges", "judged no case"),
]


@pytest.mark.parametrize(
    ("file", "text", "place", "expected", "found"),
    [m[1:] for m in EXERCISE_MISTAKES],
    ids=[m[0] for m in EXERCISE_MISTAKES],
)
def test_an_exercise_that_does_not_prove_itself_is_named(
    project: Path, file: str, text: str, place: str, expected: str, found: str
) -> None:
    (project / "exercises" / "small_sum" / file).write_text(text)
    problems = problems_in(project)
    matching = [p for p in problems if p.file.endswith(place) and expected in p.expected and found in p.found]
    assert matching, report(problems)
    assert all("small_sum" in problem.file for problem in problems)


def test_a_mistake_that_is_no_python_at_all_is_graded_like_any_other(project: Path) -> None:
    broken = project / "exercises" / "small_sum" / "mistakes" / "broken.py"
    broken.write_text('"""Words that no checker says"""\n\ndef total(values:\n    return\n')
    said = [problem.found for problem in problems_in(project)]
    assert len(said) == 1
    assert said[0].startswith("not-yet")


def test_a_mistake_that_never_ends_is_named_and_the_build_goes_on(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prove, "LIMIT_S", 5)
    (project / "exercises" / "small_sum" / "mistakes" / "endless.py").write_text('"""x"""\nwhile True:\n    pass\n')
    (problem,) = problems_in(project)
    assert problem.file == "exercises/small_sum/mistakes/endless.py"
    assert "ran on" in problem.found


def test_what_proved_itself_is_not_run_again_until_something_changes(project: Path) -> None:
    cache = project / "cache"
    assert prove.exercise_problems(project / "exercises", cache) == []
    proved = set(cache.iterdir())
    assert len(proved) == 2
    solution = project / "exercises" / "small_sum" / "solution.py"
    solution.write_text(STARTER)
    assert len(prove.exercise_problems(project / "exercises", cache)) == 1
    assert set(cache.iterdir()) == proved
    solution.write_text(SOLUTION + "\n")
    assert prove.exercise_problems(project / "exercises", cache) == []
    assert len(set(cache.iterdir())) == 3


def test_more_than_three_hints_are_too_many(project: Path) -> None:
    (project / "exercises" / "small_sum" / "hints.md").write_text("\n\n---\n\n".join("abcd"))
    (problem,) = problems_in(project)
    assert (problem.file, problem.found) == ("exercises/small_sum/hints.md", "4 hints")


@pytest.mark.parametrize("file", ["starter.py", "solution.py", "check.py", "hints.md", "mistakes/one_less.py"])
def test_a_missing_file_of_an_exercise_is_named(project: Path, file: str) -> None:
    (project / "exercises" / "small_sum" / file).unlink()
    (problem,) = problems_in(project)
    assert file.replace("one_less", "*") in problem.found
