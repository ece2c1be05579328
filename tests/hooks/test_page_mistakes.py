"""Every mistake an author can make on a page: file, line, expected, found, a right example."""

from pathlib import Path

import pytest

from hooks.author_project import GOOD, problems_in
from lessonkit.problems import report
from lessonkit.rules import page_problems


def test_a_project_without_mistakes_has_no_problem(project: Path) -> None:
    assert problems_in(project) == []


# name, text to replace in GOOD, replacement, the line of the problem, words of `expected`, words of `found`
PAGE_MISTAKES = [
    ("unknown exercise", "exercise | small-sum", "exercise | smal-sum", 24, "small-sum", "smal-sum"),
    ("unknown block", "/// question | good", "/// qestion | good", 3, "question", "qestion"),
    (
        "a picture that nobody drew",
        "# A page",
        "# A page\n\n/// picture | mask\n    title: Masks\n\nLook.\n\n---\n\nTry.\n///",
        3,
        "attention-mask",
        "mask",
    ),
    (
        "a term that the page does not use",
        "# A page",
        "# A page\n\n/// term | oak\n    name: oak\n    also: oak tree\n\nA tree.\n///",
        3,
        "a use of oak or oak tree",
        "none",
    ),
    (
        "a term without a name",
        "# A page",
        "# A page\n\n/// term | oak\n\nA tree.\n///",
        3,
        "the option name",
        "no such",
    ),
    ("a term that is not there", "# A page", "# A page\n\nAn [oak](#term-oak).", 3, "the id of a term in", "oak"),
    (
        "a term of another page that is not there",
        "# A page",
        "# A page\n\n[oak](index.md#term-oak)",
        3,
        "index.md",
        "oak",
    ),
    (
        "one name for two terms",
        "# A page",
        "# A page\n\nOaks.\n\n/// term | a\n    name: oak\n\nA.\n///\n\n/// term | b\n    name: oak\n\nB.\n///",
        11,
        "no other term",
        "which is a name of a (line 5)",
    ),
    ("card without its bar", "/// flashcard | good-card", "/// flashcard good-card", 12, "name | id", "flashcard good"),
    ("card without an id", "/// flashcard | good-card", "/// flashcard", 12, "an id", "no id"),
    ("question without an id", "/// question | good-question", "/// question |", 3, "an id", "no id"),
    ("id with a capital", "| good-card", "| Good-Card", 12, "small letters", "Good-Card"),
    ("id with a blank", "| good-card", "| good card", 12, "small letters", "good card"),
    ("unknown option", "    title: Another", "    titel: Another", 42, "title", "titel"),
    ("missing option", "    title: Another\n", "", 41, "the option title", "no such option"),
    ("empty option", "    title: Another", "    title:", 42, "title", "nothing"),
    ("invalid verdict", "    answer: causal", "    answer: maybe", 47, "answer", "maybe"),
    ("card without a topic", "    topic: sums\n", "", 12, "the option topic", "no such option"),
    ("change on no day", '"2026-11-24"', '"2026-13-01"', 15, "a day in quotes", "2026-13-01"),
    ("a lesson's heading that is none", "lesson: sums", "lesson: sum", 14, "sums, more", "sum"),
    ("practice that nobody wrote", '"2026-11-24"', '"2026-11-24"\n    practice: smal-sum', 16, "small-sum", "smal-sum"),
    (
        "one practice of two that nobody wrote",
        '"2026-11-24"',
        '"2026-11-24"\n    practice: good-question sum',
        16,
        "good-question",
        "sum",
    ),
    ("conditional above 1", "0.5 0.25", "0.5 1.25", 31, "probabilities", "0.5 1.25"),
    ("conditional that is a word", "0.5 0.25", "0.5 half", 31, "conditionals", "0.5 half"),
    (
        "a conditional too few",
        "symbols: A B",
        "symbols: A B C",
        29,
        "one conditional for each",
        "3 symbols, 2 conditionals",
    ),
    ("block left unclosed", "That.\n///", "That.", 3, "a closing line ///", "the end of the file"),
    (
        "closing with too few slashes",
        "Wrong.\n///\n////",
        "Wrong.\n///\n///",
        41,
        "a closing line ////",
        "the end of the",
    ),
    ("closing of nothing", "# A page", "# A page\n\n///", 3, "an open block", "nothing open with so many"),
    ("no separator", "Front?\n\n---\n\nBack.", "Front? Back.", 12, "1 line --- in a block flashcard", "0"),
    ("two separators", "Front?\n\n---", "Front?\n\n---\n\nMore\n\n---", 12, "1 line ---", "2"),
    ("separator that underlines", "Front?\n\n---", "Front?\n---", 18, "a blank line above ---", "heading"),
    ("a verdict with one explanation", "Right.\n\n---\n\nWrong.", "Right.", 46, "2 lines ---", "1"),
    ("title with a colon", "title: Another", "title: Bayes: prior", 42, "in quotes", "Bayes: prior"),
    ("title that is a number", "title: Another", "title: 2026", 42, "need quotes", "2026"),
    ("title that YAML takes for a truth", "title: Another", "title: yes", 42, "need quotes", "yes"),
    ("title that opens a list", "title: Another", "title: [a", 42, "in quotes", "[a"),
    ("a limit of no time", "    title: Another", '    title: Another\n    limit-s: "0"', 43, "whole seconds", '"0"'),
    ("twenty symbols", "symbols: A B", "symbols: A B C D E F G", 30, "two to six", "A B C D E F G"),
    ("question of two paragraphs", "What?", "What?\n\nReally?", 3, "one paragraph", "2 paragraphs"),
    ("question that is empty", "What?\n\n", "", 3, "text in every part", "part 1"),
    ("answer that is empty", "\nBack.", "", 12, "text in every part", "part 2"),
    ("a rule of stars", "That.", "That.\n\n***\n\nMore.", 3, "1 line ---", "2"),
    ("card with the id of a question", "| good-card", "| good-question", 12, "another id on this page", "page.md:3"),
    ("heading with the id of a card", "# A page", "# A page {#good-card}", 12, "another id on this page", "page.md:1"),
    ("LaTeX with an unknown command", "Back.", "Back $\\foo{x}$.", 21, "LaTeX", "\\foo"),
    ("card too long for paper", "Back.", "Ten more words that nobody can keep in mind here. " * 20, 12, "57 mm", "mm"),
    ("question too long for its side", "Front?", "Front and more of it? " * 25, 12, "fits on paper", "takes up to"),
    ("formula too wide for paper", "Back.", "$$" + "x + " * 30 + "x$$", 12, "fits on paper", "mm wide"),
    ("card with a picture", "Back.", "![What](x.png)", 12, "whose room on paper can be told", "<img>"),
    ("LaTeX with half a fraction", "Back.", "Back.\n\n$$\n\\frac{1}\n$$", 23, "LaTeX", "lacks a part"),
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


def test_a_deck_without_a_lesson_beside_it_is_told_which_file_is_missing(project: Path) -> None:
    (project / "docs" / "index.md").unlink()
    (problem,) = problems_in(project)
    assert (problem.file, problem.line, problem.found) == ("docs/page.md", 14, "sums")
    assert "docs/index.md" in problem.expected
    assert "## A heading {#" in problem.example


def test_blocks_inside_code_are_no_blocks(project: Path) -> None:
    page = "# How to\n\n```\n/// flashcard\n```\n\n~~~~ md\n/// qestion | x\n$\\foo$\n~~~~\n\nInline `$\\foo$`.\n"
    (project / "docs" / "other.md").write_text(page)
    assert problems_in(project) == []


def test_formulas_and_cards_that_passed_are_not_looked_at_again_until_the_page_changes(project: Path) -> None:
    docs, exercises, kept = project / "docs", project / "exercises", project / "kept"
    page = docs / "page.md"
    page.write_text(GOOD.replace("That.", "That $x_1$."))
    assert page_problems(docs, exercises, kept) == []
    passed = set(kept.iterdir())
    assert len(passed) == 2
    page.write_text(GOOD.replace("That.", "That $\\frac{1}$."))
    assert [problem.line for problem in page_problems(docs, exercises, kept)] == [9]
    assert len(page_problems(docs, exercises, kept)) == 1
    assert set(kept.iterdir()) == passed
    page.write_text(GOOD)
    assert page_problems(docs, exercises, kept) == []
    assert len(set(kept.iterdir())) == 3


RUN = """# Run

/// long-run | peeking-pays
    title: A run
    material: index.md
    code: chart.py

Prompt.
///
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("| peeking-pays", "| peeking-pay", 3, "the id of a run in grading/long_run.py: peeking-pays"),
        ("| peeking-pays", "| peeking-pays", 3, "a recorded run"),
        ("index.md", "alice.txt", 5, "a file in docs/"),
        ("chart.py", "charts.py", 6, "a file in grading/"),
        ("    code: chart.py\n", "", 3, "the option code"),
    ],
)
def test_a_long_run_that_names_what_is_not_there_is_told(
    project: Path, old: str, new: str, line: int, expected: str
) -> None:
    (project / "docs" / "other.md").write_text(RUN.replace(old, new))
    found = [problem for problem in problems_in(project) if problem.line == line and expected in problem.expected]
    assert [problem.file for problem in found] == ["docs/other.md"]
