"""`make lesson` as a new author would use it, in a checkout whose folder has a space in its name."""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit import prove, rules
from lessonkit.new_lesson import CannotLayOut, laid_out, with_entry, write
from supply.checkout import make

BLOCKS = {
    "index.html": ("<live-picture", 'id="main-idea"'),
    "practice/index.html": ("<py-exercise", '<details class="question"', "<by-hand", 'class="verdict"'),
    "flashcards/index.html": ("<flash-card", "Download for Anki"),
}


@pytest.fixture
def author(fetched_checkout: Path) -> Iterator[Path]:
    """The checkout, which is put back afterwards."""
    config = fetched_checkout / "mkdocs.yml"
    before = config.read_text()
    yield fetched_checkout
    config.write_text(before)
    for folder in ("docs/bayes-rule", "exercises/bayes_rule_joint"):
        shutil.rmtree(fetched_checkout / folder, ignore_errors=True)


def test_a_laid_out_lesson_builds_and_its_exercise_proves_itself(author: Path) -> None:
    said = make(author, "lesson", "NAME=bayes-rule")
    assert said.returncode == 0, said.stdout + said.stderr
    built = make(author, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    for page, wanted in BLOCKS.items():
        html = (author / "site" / "bayes-rule" / page).read_text()
        for words in (*wanted, "Bayes rule"):
            assert words in html, (page, words)
    assert (author / "site" / "bayes-rule" / "flashcards.apkg").stat().st_size > 0
    assert 'href="bayes-rule/"' in (author / "site" / "index.html").read_text()
    folder = author / "exercises" / "bayes_rule_joint"
    solution, starter = (folder / name for name in ("solution.py", "starter.py"))
    assert prove.exercise_problems(author / "exercises") == []
    solution_text, starter_text = solution.read_text(), starter.read_text()
    solution.write_text(starter_text)
    starter.write_text(solution_text)
    problems = prove.exercise_problems(author / "exercises")
    assert [(Path(problem.file).name, problem.expected) for problem in problems] == [
        ("solution.py", "a solution that passes its own check"),
        ("starter.py", "a starter that does not pass its check yet"),
    ]


@pytest.mark.parametrize("name", ["", "Bayes", "bayes rule", "bayes_rule", "-bayes", "bayes-", "../bayes", "b" * 41])
def test_a_name_that_is_none_gets_a_sentence_and_nothing_is_written(name: str) -> None:
    with pytest.raises(CannotLayOut, match="small letters, digits and single hyphens") as why:
        laid_out(name, "2026-11-24", 2**30)
    assert f"found: {name or 'nothing'}" in str(why.value)


@pytest.mark.parametrize("there", ["docs/bayes-rule", "exercises/bayes_rule_joint"])
def test_what_is_there_is_never_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Home: index.md\n")
    with pytest.raises(CannotLayOut, match=re.escape(there)):
        write(tmp_path, laid_out("bayes-rule", "2026-11-24", 2**30), "bayes-rule")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["mkdocs.yml"]
    assert "Bayes" not in (tmp_path / "mkdocs.yml").read_text()


def test_two_lessons_share_no_id(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("nav:\n  - Home: index.md\n")
    draw = random.Random(1)
    for name in ("bayes-rule", "entropy2"):
        write(tmp_path, laid_out(name, "2026-11-24", draw.randrange(2**30, 2**31)), name)
    assert rules.page_problems(tmp_path / "docs", tmp_path / "exercises") == []
    nav = (tmp_path / "mkdocs.yml").read_text()
    assert nav.index("Home") < nav.index("Bayes rule:") < nav.index("Entropy2:")


def test_an_entry_stands_after_the_last_lesson_and_before_the_other_pages() -> None:
    config = "site_name: x\nnav:\n  - Home: index.md\n  - A:\n      - L: a/index.md\n  - B: b.md\n\nextra: {}\n"
    lines = with_entry(config, "bayes-rule").splitlines()
    assert lines[5:8] == [
        "  - Bayes rule:",
        "      - Lesson: bayes-rule/index.md",
        "      - Practice: bayes-rule/practice.md",
    ]
    assert lines[9] == "  - B: b.md"
