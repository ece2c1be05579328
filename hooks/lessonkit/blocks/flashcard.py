"""A flashcard: readable without JavaScript, revealed by the browser client, one per page on paper."""

import xml.etree.ElementTree as etree
from datetime import date
from typing import ClassVar

from pymdownx.blocks.block import Block, type_html_classes, type_html_identifier, type_string

from lessonkit.card_links import LESSON
from lessonkit.parts import Options, box, split_at_rules, text


def type_day(value: object) -> str:
    """A day as YYYY-MM-DD."""
    day: str = type_string(value)
    try:
        if date.fromisoformat(day).isoformat() == day:
            return day
    except ValueError:
        pass
    raise ValueError('a day in quotes, "2026-11-24"')


class Flashcard(Block):  # type: ignore[misc]
    """`/// flashcard | id`, the question, `---`, the answer. The id is permanent: links and progress go by it.

    `topic`: what it is filed under. `lesson`: the heading of the lesson that it comes from. `practice`: the questions
    and exercises that ask for the same, by id; whoever misses one gets this card first. `changed`: the day of its last
    change.
    """

    NAME = "flashcard"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {
        "topic": ("", type_string),
        "lesson": ("", type_html_identifier),
        "practice": ("none", type_html_classes),
        "changed": ("", type_day),
    }
    EXAMPLE = (
        '/// flashcard | chain-rule\n    topic: probability\n    lesson: chain-rule\n    changed: "2026-11-24"\n\n'
        "The question.\n\n---\n\nThe answer.\n///"
    )
    PARTS = 2

    def on_create(self, parent: etree.Element) -> etree.Element:
        card_id = type_html_identifier(self.argument)
        return box(
            parent,
            "flash-card",
            [],
            class_="flashcard",
            id=card_id,
            role="article",
            aria_labelledby=f"{card_id}-question",
        )

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        card_id = block.attrib["id"]
        practice = " ".join(self.options["practice"])
        for name, value in (
            ("topic", self.options["topic"]),
            ("lesson", self.options["lesson"]),
            ("practice", practice),
        ):
            block.set(f"data-{name}", value.removesuffix("none"))
        question, answer = split_at_rules(block)
        box(block, "div", question, class_="flashcard__question", id=f"{card_id}-question")
        text(
            block,
            "button",
            "Show answer",
            class_="md-button flashcard__show",
            type="button",
            aria_expanded="false",
            aria_controls=f"{card_id}-answer",
        )
        box(block, "div", answer, class_="flashcard__answer", id=f"{card_id}-answer")
        self._links(box(block, "p", [], class_="flashcard__links"), card_id)

    def _links(self, links: etree.Element, card_id: str) -> None:
        text(links, "span", self.options["topic"], class_="flashcard__topic")
        text(links, "a", "Read it in the lesson", href=f"{LESSON}#{self.options['lesson']}")
        text(links, "a", "Link to this card", href=f"#{card_id}")
