"""Cards and the rest of a lesson, bound in both directions at build time."""

import html
import json
from pathlib import Path

import pytest
from mkdocs.utils import get_relative_url

from hooks.author_project import GOOD, LESSON
from lessonkit.addresses import address, seen_from
from lessonkit.card_links import read_links, with_cards_of_sections, with_practice

TWO_CARDS = GOOD.replace(
    "/// flashcard | good-card",
    "/// flashcard | first-card\n    topic: sums\n    lesson: more\n    practice: good-question small-sum\n"
    '    changed: "2026-11-24"\n\n'
    "What is\n$1 + 1$?\n\nSay it.\n\n---\n\nTwo.\n///\n\n/// flashcard | good-card",
)


def test_a_section_ends_with_its_cards_and_no_other_line_changes(project: Path) -> None:
    (project / "docs" / "page.md").write_text(TWO_CARDS)
    lesson = with_cards_of_sections(LESSON, "index.md", read_links(project / "docs"))
    added = [line for line in lesson.splitlines() if line not in LESSON.splitlines()]
    assert [line for line in added if line.startswith("**")] == [
        "**Card on this section:** [Front?](page.md#good-card)",
        "**Card on this section:** [What is $1 + 1$?](page.md#first-card)",
    ]
    assert lesson.index("#good-card") < lesson.index("### More") < lesson.index("~~~\n# sums") < lesson.index("#first-")
    kept = [line for line in lesson.splitlines() if line and line in LESSON.splitlines()]
    assert kept == [line for line in LESSON.splitlines() if line]


def test_a_page_without_cards_of_its_own_stays_as_it_is(project: Path) -> None:
    links = read_links(project / "docs")
    assert with_cards_of_sections(LESSON, "elsewhere/index.md", links) == LESSON


def test_the_review_knows_what_can_be_missed_and_a_question_knows_its_cards(project: Path) -> None:
    (project / "docs" / "page.md").write_text(TWO_CARDS)
    page = '<card-review id="review"></card-review><self-check data-question="good-question"></self-check>'
    rendered = with_practice(page, "page.md", read_links(project / "docs"))
    places = json.loads(html.unescape(rendered.split('data-practice="')[1].split('"')[0]))
    assert places == {
        "good-question": ["a self-check question", "./#good-question"],
        "small-sum": ["A small sum", "./#small-sum"],
    }
    assert '<self-check data-question="good-question" data-cards="./#first-card">' in rendered


def test_a_page_says_nothing_of_the_cards_and_the_practice_of_another_lesson(project: Path) -> None:
    (project / "docs" / "page.md").write_text(TWO_CARDS)
    page = '<card-review id="review"></card-review><self-check data-question="other-question"></self-check>'
    rendered = with_practice(page, "other/flashcards.md", read_links(project / "docs"))
    assert rendered == page.replace("<card-review", '<card-review data-practice="{}"')


@pytest.mark.parametrize(
    ("page", "there", "link"),
    [
        ("index.md", "a/index.md", "a/"),
        ("a/index.md", "index.md", "../"),
        ("a/practice.md", "a/index.md", "../"),
        ("a/practice.md", "a/cards.md", "../cards/"),
        ("a/practice.md", "a/practice.md", "./"),
        ("a/b/c.md", "d.md", "../../../d/"),
        ("index.md", "index.md", "./"),
    ],
)
def test_a_page_names_another_as_the_builders_do(page: str, there: str, link: str) -> None:
    assert seen_from(page, there) == link
    assert link == get_relative_url(address(there) or "./", address(page))
