"""Terms of a glossary become one list, and the first use of each in each section a link to it."""

import re

import pytest
from markdown import Markdown

from conftest import ROOT
from lessonkit.prose import prose

TERMS = """
/// term | tree
    name: tree
    also: shrub, big plant

It grows.
///

/// term | oak-tree
    name: oak tree

A tree of $n$ years.
///
"""


def html(markdown: str) -> str:
    extensions = ["attr_list", "md_in_html", "tables", "pymdownx.arithmatex", "lessonkit.blocks", "lessonkit.glossary"]
    return Markdown(extensions=extensions).convert(markdown + TERMS)


def marked(markdown: str) -> list[tuple[str, str]]:
    """(id, words) of every link to a term, in the order of the page."""
    return re.findall(r'<a class="term" href="#term-([\w-]+)">([^<]*)</a>', html(markdown))


# name, Markdown, what becomes a link
USES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("the first use only", "A tree is a tree.", [("tree", "tree")]),
    ("at the start of a sentence", "Tree or not.", [("tree", "Tree")]),
    ("in the plural", "All trees.", [("tree", "trees")]),
    ("another word for it, once with the first", "A shrub, a tree.", [("tree", "shrub")]),
    ("over the end of a line", "A big\nplant.", [("tree", "big\nplant")]),
    ("the longer of two terms", "An oak tree, then a tree.", [("oak-tree", "oak tree"), ("tree", "tree")]),
    ("anew in the next section", "A tree.\n\n## Two\n\nA tree.", [("tree", "tree"), ("tree", "tree")]),
    ("not anew in a part of a section", "A tree.\n\n### Two\n\nA tree.", [("tree", "tree")]),
    ("emphasised", "A *tree* here.", [("tree", "tree")]),
    ("in a table, a list, a note", "* a tree\n", [("tree", "tree")]),
    ("not inside a word", "A subtree, tree-like, treesome.", []),
    ("not in a heading, code, formula or link", "# Tree\n\n`tree` $tree$ [a tree](https://example.org/)", []),
    ("not in a question", "/// question | q\n\nA tree?\n\n---\n\nA tree.\n///", []),
    ("an author's own link counts", "[Wood](#term-tree) of a tree.", [("tree", "Wood")]),
    ("the text between and after stays", "x tree y oak tree z tree", [("tree", "tree"), ("oak-tree", "oak tree")]),
]


@pytest.mark.parametrize(("name", "markdown", "expected"), USES, ids=[use[0] for use in USES])
def test_a_use_becomes_a_link(name: str, markdown: str, expected: list[tuple[str, str]]) -> None:
    assert marked(markdown) == expected


def test_no_text_is_lost_around_links() -> None:
    first, *_ = re.findall(r"<p>(.*?)</p>", html("x tree y oak tree z *tree* end"), re.DOTALL)
    assert re.sub(r"<[^>]*>", "", first) == "x tree y oak tree z tree end"


def test_terms_that_stand_in_a_row_are_one_list_by_name() -> None:
    page = html("A tree.")
    assert page.count('<dl class="glossary">') == 1
    assert re.findall(r'<dt id="([\w-]+)">', page) == ["term-oak-tree", "term-tree"]
    assert "data-names" not in page


def test_prose_keeps_every_place_and_blanks_what_is_not_running_text() -> None:
    markdown = "# Tree\n\nA `tree`, $tree$, [tree](x), shrub.\n" + TERMS
    left = prose(markdown)
    assert len(left) == len(markdown)
    assert left.count("\n") == markdown.count("\n")
    assert left.split() == ["A", ",", ",", ",", "shrub."]


def test_every_term_of_the_lesson_is_marked_where_it_is_used_and_defined_once() -> None:
    lesson = (ROOT / "docs/autoregressive/index.md").read_text(encoding="utf-8")
    page = Markdown(extensions=["attr_list", "pymdownx.arithmatex", "lessonkit.blocks", "lessonkit.glossary"])
    rendered = page.convert(lesson)
    defined = re.findall(r'<dt id="(term-[\w-]+)">', rendered)
    assert len(defined) == len(set(defined)) > 20
    assert set(re.findall(r'<a class="term" href="#([\w-]+)">', rendered)) == set(defined)
