"""The deck as its Markdown says it, read without the site's own code: an independent oracle for page and paper."""

import re
from dataclasses import dataclass
from pathlib import Path

DECK = Path(__file__).resolve().parents[2] / "docs" / "autoregressive" / "flashcards.md"
CARD = re.compile(r"^/// flashcard \| (\S+)\n(?: {4}[^\n]*\n)+\n(.*?)\n\n---\n\n(.*?)\n///$", re.DOTALL | re.MULTILINE)

FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]+\$", re.DOTALL)


@dataclass(frozen=True)
class Card:
    """A card's id, its longest runs of plain words, all its runs of words, and how many formulas it has."""

    id: str
    question: str
    answer: str
    words: tuple[str, ...]
    formulas: int


def cards() -> list[Card]:
    return [card(*match.groups()) for match in CARD.finditer(DECK.read_text())]


def card(card_id: str, question: str, answer: str) -> Card:
    both = f"{question}\n\n{answer}"
    longest_question, longest_answer = (max(runs_of_words(part), key=len) for part in (question, answer))
    words = tuple(run for run in runs_of_words(both) if len(run) > 5)
    return Card(card_id, longest_question, longest_answer, words, len(FORMULA.findall(both)))


def runs_of_words(markdown: str) -> list[str]:
    """The text between mathematics, links and emphasis."""
    text = re.sub(FORMULA.pattern + r"|[*`]+|\[|\]\([^)]*\)|\n\n", "\0", markdown, flags=re.DOTALL)
    return [squeeze(part) for part in text.split("\0")]


def squeeze(text: str) -> str:
    """Without white space, and without what a PDF turns into ligatures or curly quotes."""
    text = text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")
    return re.sub(r"[\s'’]+", "", text)
