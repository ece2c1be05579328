"""What an author can get wrong about a deck, in pages that `lessonkit.rules` has no complaint about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown

from lessonkit.deck.elements import foreign_markup
from lessonkit.deck.field_html import field_html
from lessonkit.deck.read import Card, deck_pages, front_matter, read_deck
from lessonkit.problems import Problem

EXAMPLE = "deck:\n  name: Autoregressive models\n  anki-id: 1974776053"


def deck_problems(docs: Path, converter: Markdown) -> list[Problem]:
    """Every problem of every deck under `docs`."""
    problems: list[Problem] = []
    for page in deck_pages(docs):
        file = f"{docs.name}/{page.relative_to(docs)}"
        names = list(_named(file, front_matter(page)["deck"]))
        cards = [] if names else read_deck(page).cards
        problems += names + [problem for card in cards for problem in _portable(file, card, converter)]
    return problems


def _named(file: str, deck: Any) -> Iterator[Problem]:
    given = deck if isinstance(deck, dict) else {}
    if not isinstance(given.get("name"), str):
        yield Problem(file, 1, "the deck's name in Anki, which never changes", str(given.get("name")), EXAMPLE)
    if type(given.get("anki-id")) is not int or not 2**30 <= given["anki-id"] < 2**31:
        expected = "the deck's id in Anki, drawn once between 2**30 and 2**31, which never changes"
        yield Problem(file, 1, expected, str(given.get("anki-id")), EXAMPLE)


def _portable(file: str, card: Card, converter: Markdown) -> Iterator[Problem]:
    for part in (card.question, card.answer):
        for found in foreign_markup(field_html(part, converter)):
            expected = f"text, mathematics and absolute links in the card {card.id}, which also stands alone in Anki"
            yield Problem(file, card.line, expected, found, "[a paper](https://arxiv.org/abs/1601.06759)")
