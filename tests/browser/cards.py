"""The deck as its Markdown says it, read without the site's own code: an independent oracle for page and paper."""

import re
from dataclasses import dataclass
from pathlib import Path

DECK = Path(__file__).resolve().parents[2] / "docs" / "autoregressive" / "flashcards.md"
CARD = re.compile(r"^/// flashcard \| (\S+)\n\n(.*?)\n\n---\n\n(.*?)\n///$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Card:
    """A card's id, and runs of plain words that stand in its question and in its answer."""

    id: str
    question: str
    answer: str


def cards() -> list[Card]:
    return [
        Card(match[1], longest_words(match[2]), longest_words(match[3])) for match in CARD.finditer(DECK.read_text())
    ]


def longest_words(markdown: str) -> str:
    """The longest run of text between mathematics, links and emphasis."""
    text = re.sub(r"\$\$.*?\$\$|\$[^$]+\$|[*`]+|\[|\]\([^)]*\)", "\0", markdown, flags=re.DOTALL)
    return max((squeeze(part) for part in text.split("\0")), key=len)


def squeeze(text: str) -> str:
    """Without white space, and without what a PDF turns into ligatures or curly quotes."""
    text = text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")
    return re.sub(r"[\s'’]+", "", text)
