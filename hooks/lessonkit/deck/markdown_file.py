"""The deck as one Markdown file: a heading per card, the question, a rule, the answer, as the author wrote them."""

from lessonkit.deck.addresses import Addresses
from lessonkit.deck.read import Card, Deck


def markdown_file(deck: Deck, addresses: Addresses) -> str:
    return "\n\n".join([f"# {deck.name}", *(_card(card, addresses) for card in deck.cards)]) + "\n"


def _card(card: Card, addresses: Addresses) -> str:
    place = addresses.of_lesson(card)
    facts = f"Topic: {card.topic}. Changed: {card.changed}." + (f" Lesson: <{place}>" if place else "")
    return f"## {card.id}\n\n{facts}\n\n{card.question}\n\n---\n\n{card.answer}"
