"""The cards of a page as their Markdown says them: what every file of the deck is made from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from lessonkit.scan import Block, scan

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True)
class Card:
    """One flashcard. `question` and `answer` are Markdown, `changed` is a day; lines are counted from 1."""

    id: str
    topic: str
    lesson: str
    changed: str
    question: str
    answer: str
    line: int
    changed_line: int


@dataclass(frozen=True)
class Deck:
    """The cards of one page, and what the page's `deck:` says: Anki knows the deck by both, so neither ever changes."""

    page: Path
    name: str
    anki_id: int
    cards: tuple[Card, ...]


def deck_pages(docs: Path) -> list[Path]:
    """The pages whose front matter has a `deck:`."""
    return [path for path in sorted(docs.rglob("*.md")) if "deck" in front_matter(path)]


def front_matter(page: Path) -> dict[str, Any]:
    """What stands between the lines --- that open a page; empty if nothing does, or if it is no mapping in YAML."""
    found = FRONT_MATTER.match(page.read_text(encoding="utf-8"))
    try:
        read = yaml.safe_load(found[1]) if found else None
    except yaml.YAMLError:
        read = None
    return read if isinstance(read, dict) else {}


def read_deck(page: Path) -> Deck:
    """Read a page without mistakes (`lessonkit.rules` and `lessonkit.deck.rules` find them).

    Raises KeyError for a card or a deck that lacks an option.
    """
    deck = front_matter(page)["deck"]
    return Deck(page, deck["name"], deck["anki-id"], tuple(_cards(page.read_text(encoding="utf-8"))))


def _cards(markdown: str) -> Iterator[Card]:
    lines = markdown.splitlines()
    for block in scan(markdown).blocks:
        if block.name == "flashcard":
            yield _card(block, lines)


def _card(block: Block, lines: list[str]) -> Card:
    options = yaml.safe_load("\n".join(text for text, _ in block.options))
    place = {text.partition(":")[0]: line for text, line in block.options}
    (separator,) = block.separators
    question = lines[max(place.values()) : separator - 1]
    answer = lines[separator : block.end - 1]
    return Card(
        block.argument,
        options["topic"],
        options["lesson"],
        options["changed"],
        "\n".join(question).strip(),
        "\n".join(answer).strip(),
        block.line,
        place["changed"],
    )
