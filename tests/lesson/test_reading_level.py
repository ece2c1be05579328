"""No sentence of more than 35 words, and no page above grade 8, school years of the United States.

Long words are counted, not hard ideas: a low grade is no proof that a page is easy. It keeps sentences short.
"""

from pathlib import Path

import pytest

from lesson.reading import grade, sentences

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
MOST_WORDS = 35
HIGHEST_GRADE = 8.0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_sentence_is_longer_than_a_breath(page: Path) -> None:
    too_long = [f"{one.words} words: {one.text}" for one in sentences(page.read_text()) if one.words > MOST_WORDS]
    assert too_long == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_is_no_harder_than_its_grade(page: Path) -> None:
    read = sentences(page.read_text())
    found = grade(read)
    heaviest = sorted(read, key=lambda one: -(0.39 * one.words + 11.8 * one.syllables / one.words))[:3]
    assert found <= HIGHEST_GRADE, f"grade {found:.1f}; begin with: " + " | ".join(one.text for one in heaviest)


# Markdown, its sentences as (text, words, syllables)
READ = [
    ("The cat sat. It ran!", [("The cat sat", 3, 3), ("It ran!", 2, 2)]),
    ("A sum, $x_1 + 2$, in `a[0]`.\n\n```\nno words here\n```", [("A sum, x, in x.", 5, 5)]),
    ("See [the picture](a.md#b) twice.", [("See the picture twice.", 4, 5)]),
    ("# A heading\n\n| a | table |\n|---|---|\n\nIt is 1.2 at most.", [("It is 1.2 at most.", 5, 5)]),
    ("* first point here\n* second one", [("first point here", 3, 3), ("second one", 2, 3)]),
    ("/// question | id\n\nWho knows?\n\n---\n\nWe do.\n///", [("Who knows?", 2, 2), ("We do.", 2, 2)]),
    ("/// picture | id\n    title: A title of it\n\nLook here.\n///", [("Look here.", 2, 2)]),
    ("By Ho et al. 2020 and so on.", [("By Ho et al. 2020 and so on.", 8, 8)]),
]  # fmt: skip


@pytest.mark.parametrize(("markdown", "expected"), READ)
def test_what_is_counted(markdown: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(one.text, one.words, one.syllables) for one in sentences(markdown)] == expected


def test_the_grade_is_that_of_the_published_formula() -> None:
    """Four words in two sentences, eight syllables: 0.39 · 2 + 11.8 · 2 − 15.59."""
    assert grade(sentences("Paper matters. Paper matters.")) == pytest.approx(8.79)
