"""A small project as an author would have it, without a mistake, for tests to break."""

import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, mkdocs
from lessonkit import prove, rules
from lessonkit.problems import Problem

GOOD = """# A page

/// question | good-question

What?

---

That.
///

/// flashcard | good-card
    topic: sums
    lesson: sums
    changed: "2026-11-24"

Front?

---

Back.
///

//// exercise | small-sum
    title: A small sum

Prompt.

/// by-hand | small-sum-by-hand
    symbols: A B
    conditionals: 0.5 0.25

Intro.

---

Worked.
///
////

//// exercise | second-sum
    title: Another

Judge.

/// verdict | a
    answer: causal

Described.

---

Right.

---

Wrong.
///
////
"""

LESSON = "# A lesson\n\n## Sums {#sums}\n\nAdd.\n\n### More {#more}\n\n~~~\n# sums\n~~~\n"

STARTER = "def total(values):\n    return None\n"
SOLUTION = "def total(values):\n    return sum(values)\n"
MISTAKE = '"""Expected 6, found 5."""\n\n\ndef total(values):\n    return sum(values) - 1\n'
CHECK = """from grading.judge import Judge, NotYet


def check(learner, given):
    judge = Judge()
    total = learner.namespace["total"]([1, 2, 3])
    judge.expect(total == 6, lambda: [f"Expected 6, found {total}."])
    return judge
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without mistakes: a lesson, one page, two exercises."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(GOOD)
    (tmp_path / "docs" / "index.md").write_text(LESSON)
    for name in ("small_sum", "second_sum"):
        folder = tmp_path / "exercises" / name
        (folder / "mistakes").mkdir(parents=True)
        for file, text in (("starter.py", STARTER), ("solution.py", SOLUTION), ("check.py", CHECK)):
            (folder / file).write_text(text)
        (folder / "hints.md").write_text("Add.\n\n---\n\nAll of them.\n")
        (folder / "mistakes" / "one_less.py").write_text(MISTAKE)
    return tmp_path


def problems_in(project: Path) -> list[Problem]:
    docs, exercises = project / "docs", project / "exercises"
    return rules.page_problems(docs, exercises) + prove.exercise_problems(exercises)


def build(project: Path) -> tuple[int, str]:
    """Build the small project with the real configuration, pointed at its folders."""
    with (ROOT / "mkdocs.yml").open() as file:
        config = yaml.load(file, Loader=EnvTolerant)
    extensions = [name for name in config["markdown_extensions"] if name != "lessonkit.blocks"]
    config |= {
        "docs_dir": str(project / "docs"),
        "site_dir": str(project / "site"),
        "hooks": [str(ROOT / "hooks" / "site_hooks.py")],
        "markdown_extensions": [*extensions, {"lessonkit.blocks": {"exercises": str(project / "exercises")}}],
        "nav": [{"Lesson": "index.md"}, {"Page": "page.md"}],
        "watch": [],
    }
    config["theme"]["custom_dir"] = str(ROOT / "overrides")
    shutil.copytree(ROOT / "exercises" / "grading", project / "exercises" / "grading")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config))
    done = mkdocs("build", "--strict", "--config-file", str(project / "mkdocs.yml"))
    return done.returncode, done.stdout + done.stderr


class EnvTolerant(yaml.SafeLoader):
    """Reads `!ENV [NAME, default]` as its default."""


EnvTolerant.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])
