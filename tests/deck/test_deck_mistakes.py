"""What an author can get wrong about a deck: file, line, expected, found, a right example."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from browser.payloads import PAYLOADS
from deck.source import converter
from deck.test_record import DECK
from lessonkit.deck.field_html import field_html
from lessonkit.deck.rules import deck_problems
from lessonkit.problems import report

# name, text to replace in DECK, replacement, line, words of `expected`, words of `found`
MISTAKES = [
    ("deck without a name", "  name: Sums\n", "", 1, "the deck's name", "None"),
    ("deck without an id", "  anki-id: 1500000000\n", "", 1, "the deck's id", "None"),
    ("id that is a word", "1500000000", "fifteen", 1, "the deck's id", "fifteen"),
    ("id that Anki gives to its own deck", "1500000000", "1", 1, "between 2**30 and 2**31", "1"),
    ("deck that is a word", "deck:\n  name: Sums\n  anki-id: 1500000000", "deck: Sums", 1, "the deck's name", "None"),
    ("picture", "Back.", "![A grid](grid.svg)", 17, "stands alone in Anki", "grid.svg"),
    ("picture in HTML", "Back.", '<img src="grid.svg">', 17, "stands alone in Anki", "grid.svg"),
    ("relative link", "Front?", "[Front](index.md#a)?", 17, "absolute links", "index.md#a"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[name for name, *_ in MISTAKES])
def test_a_mistake_in_a_deck_is_named_with_its_line(
    project: Path, mistake: tuple[str, str, str, int, str, str]
) -> None:
    _, old, new, line, expected, found = mistake
    assert DECK.count(old) == 1
    (project / "docs" / "page.md").write_text(DECK.replace(old, new))
    problems = deck_problems(project / "docs", converter())
    matching = [p for p in problems if p.line == line and expected in p.expected and found in p.found]
    assert matching, report(problems)
    assert matching[0].file == "docs/page.md"
    assert matching[0].example


@pytest.mark.parametrize(
    "answer", ["[A paper](https://arxiv.org/abs/1601.06759).", "Code: `![x](y)`.", "$a < b$ & so on."]
)
def test_absolute_links_code_and_signs_are_no_mistakes(project: Path, answer: str) -> None:
    (project / "docs" / "page.md").write_text(DECK.replace("Back.", answer))
    assert deck_problems(project / "docs", converter()) == []


def test_a_page_with_broken_front_matter_has_no_deck(project: Path) -> None:
    (project / "docs" / "page.md").write_text(DECK.replace("  name: Sums", "  name: [Sums"))
    assert deck_problems(project / "docs", converter()) == []


class Made(HTMLParser):
    """Counts the elements that a payload was to make."""

    count = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.count += any(name.strip("/") == "zz" for name, _ in attributes)


def test_markup_in_a_card_stops_the_build_or_is_text(project: Path) -> None:
    stopped = 0
    for payload in PAYLOADS:
        (project / "docs" / "page.md").write_text(DECK.replace("Back.", payload), encoding="utf-8")
        if deck_problems(project / "docs", converter()):
            stopped += 1
            continue
        made = Made()
        made.feed(field_html(payload, converter()))
        assert made.count == 0, payload
    print(f"{stopped} of {len(PAYLOADS)} stopped the build, the others are text")
    assert stopped > len(PAYLOADS) / 2
