"""Where a card's paragraph and the card itself stand on the web; nowhere as long as the site has no address."""

from dataclasses import dataclass

from lessonkit.deck.read import Card


@dataclass(frozen=True)
class Addresses:
    """Absolute addresses of the lesson and of the page with the cards; empty without `SITE_URL`."""

    lesson: str = ""
    cards: str = ""

    def of_lesson(self, card: Card) -> str:
        return f"{self.lesson}#{card.lesson}" if self.lesson else ""

    def of_card(self, card: Card) -> str:
        return f"{self.cards}#{card.id}" if self.cards else ""
