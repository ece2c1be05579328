"""Every mistake an author can make stops the build: file, line, expected, found, a right example, all at once."""

import shutil
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, mkdocs
from lessonkit import prove, rules
from lessonkit.problems import Problem, report

GOOD = """# A page

/// question | good-question

What?

---

That.
///

/// flashcard | good-card

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
    """A small project without mistakes: one page, two exercises."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(GOOD)
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


def test_a_project_without_mistakes_has_no_problem(project: Path) -> None:
    assert problems_in(project) == []


# name, text to replace in GOOD, replacement, the line of the problem, words of `expected`, words of `found`
PAGE_MISTAKES = [
    ("unknown exercise", "exercise | small-sum", "exercise | smal-sum", 21, "small-sum", "smal-sum"),
    ("unknown block", "/// question | good", "/// qestion | good", 3, "question", "qestion"),
    ("card without its bar", "/// flashcard | good-card", "/// flashcard good-card", 12, "name | id", "flashcard good"),
    ("card without an id", "/// flashcard | good-card", "/// flashcard", 12, "an id", "no id"),
    ("question without an id", "/// question | good-question", "/// question |", 3, "an id", "no id"),
    ("id with a capital", "| good-card", "| Good-Card", 12, "small letters", "Good-Card"),
    ("id with a blank", "| good-card", "| good card", 12, "small letters", "good card"),
    ("unknown option", "    title: Another", "    titel: Another", 39, "title", "titel"),
    ("missing option", "    title: Another\n", "", 38, "the option title", "no such option"),
    ("empty option", "    title: Another", "    title:", 39, "title", "nothing"),
    ("invalid verdict", "    answer: causal", "    answer: maybe", 44, "answer", "maybe"),
    ("conditional above 1", "0.5 0.25", "0.5 1.25", 28, "probabilities", "0.5 1.25"),
    ("conditional that is a word", "0.5 0.25", "0.5 half", 28, "conditionals", "0.5 half"),
    (
        "a conditional too few",
        "symbols: A B",
        "symbols: A B C",
        26,
        "one conditional for each",
        "3 symbols, 2 conditionals",
    ),
    ("block left unclosed", "That.\n///", "That.", 3, "a closing line ///", "the end of the file"),
    (
        "closing with too few slashes",
        "Wrong.\n///\n////",
        "Wrong.\n///\n///",
        38,
        "a closing line ////",
        "the end of the",
    ),
    ("closing of nothing", "# A page", "# A page\n\n///", 3, "an open block", "nothing open with so many"),
    ("no separator", "Front?\n\n---\n\nBack.", "Front? Back.", 12, "1 line --- in a block flashcard", "0"),
    ("two separators", "Front?\n\n---", "Front?\n\n---\n\nMore\n\n---", 12, "1 line ---", "2"),
    ("separator that underlines", "Front?\n\n---", "Front?\n---", 15, "a blank line above ---", "heading"),
    ("a verdict with one explanation", "Right.\n\n---\n\nWrong.", "Right.", 43, "2 lines ---", "1"),
    ("title with a colon", "title: Another", "title: Bayes: prior", 39, "in quotes", "Bayes: prior"),
    ("title that is a number", "title: Another", "title: 2026", 39, "need quotes", "2026"),
    ("title that YAML takes for a truth", "title: Another", "title: yes", 39, "need quotes", "yes"),
    ("title that opens a list", "title: Another", "title: [a", 39, "in quotes", "[a"),
    ("a limit of no time", "    title: Another", '    title: Another\n    limit-s: "0"', 40, "whole seconds", '"0"'),
    ("twenty symbols", "symbols: A B", "symbols: A B C D E F G", 27, "two to six", "A B C D E F G"),
    ("question of two paragraphs", "What?", "What?\n\nReally?", 3, "one paragraph", "2 paragraphs"),
    ("question that is empty", "What?\n\n", "", 3, "text in every part", "part 1"),
    ("answer that is empty", "\nBack.", "", 12, "text in every part", "part 2"),
    ("a rule of stars", "That.", "That.\n\n***\n\nMore.", 3, "1 line ---", "2"),
    ("card with the id of a question", "| good-card", "| good-question", 12, "another id on this page", "page.md:3"),
    ("heading with the id of a card", "# A page", "# A page {#good-card}", 12, "another id on this page", "page.md:1"),
    ("LaTeX with an unknown command", "Back.", "Back $\\foo{x}$.", 18, "LaTeX", "\\foo"),
    ("LaTeX with half a fraction", "Back.", "Back.\n\n$$\n\\frac{1}\n$$", 20, "LaTeX", "lacks a part"),
]


@pytest.mark.parametrize("mistake", PAGE_MISTAKES, ids=[name for name, *_ in PAGE_MISTAKES])
def test_a_mistake_on_a_page_is_named_with_its_line(
    project: Path, mistake: tuple[str, str, str, int, str, str]
) -> None:
    _, old, new, line, expected, found = mistake
    assert GOOD.count(old) == 1
    (project / "docs" / "page.md").write_text(GOOD.replace(old, new))
    problems = problems_in(project)
    matching = [p for p in problems if p.line == line and expected in p.expected and found in p.found]
    assert matching, report(problems)
    assert matching[0].file == "docs/page.md"
    assert matching[0].example


@pytest.mark.parametrize("block", ["question | good-question", "flashcard | good-card", "exercise | small-sum"])
def test_an_id_used_twice_is_named_with_both_places(project: Path, block: str) -> None:
    start = GOOD.index(f"/ {block}") - (3 if "exercise" in block else 2)
    again = GOOD[start:].split("\n////\n" if "exercise" in block else "\n///\n")[0]
    closing = "////" if "exercise" in block else "///"
    (project / "docs" / "other.md").write_text(f"# Other\n\n{again}\n{closing}\n")
    problems = problems_in(project)
    assert {(p.file, p.line) for p in problems} >= {("docs/page.md", GOOD[:start].count("\n") + 1)}, report(problems)
    assert "docs/other.md:3 already" in report(problems)


def test_blocks_inside_code_are_no_blocks(project: Path) -> None:
    page = "# How to\n\n```\n/// flashcard\n```\n\n~~~~ md\n/// qestion | x\n$\\foo$\n~~~~\n\nInline `$\\foo$`.\n"
    (project / "docs" / "other.md").write_text(page)
    assert problems_in(project) == []


JUDGES_NOTHING = CHECK.replace("judge.expect(total == 6", "(total")
OTHER_WORDS = MISTAKE.replace("found 5", "found 4")
NO_WORDS = MISTAKE.split('"""\n\n\n')[1]
BLOCKS = ("<py-exercise", "<flash-card", '<details class="question"', "<by-hand", 'class="verdict"')

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


def test_the_build_stops_and_lists_every_problem_at_once(project: Path) -> None:
    bad = GOOD.replace("exercise | small-sum", "exercise | smal-sum").replace("| good-card", "|")
    (project / "docs" / "page.md").write_text(bad.replace("That.\n///", "That."))
    (project / "exercises" / "second_sum" / "solution.py").write_text(STARTER)
    done = build(project)
    assert done[0] != 0
    for place in ("docs/page.md:3", "docs/page.md:11", "docs/page.md:20", "exercises/second_sum/solution.py:1"):
        assert place in done[1]
    assert "problems in the lessons; the site was not built" in done[1]
    assert not (project / "site" / "page" / "index.html").exists()


def test_the_same_project_without_mistakes_is_built(project: Path) -> None:
    code, said = build(project)
    assert code == 0, said
    html = (project / "site" / "page" / "index.html").read_text()
    for element in BLOCKS:
        assert element in html


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
        "nav": [{"Page": "page.md"}],
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
