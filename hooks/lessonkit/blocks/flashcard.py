"""A flashcard: readable without JavaScript, revealed by the browser client, one per page on paper."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_html_identifier

from lessonkit.parts import Options, box, split_at_rules, text


class Flashcard(Block):  # type: ignore[misc]
    """`/// flashcard | id`, the question, `---`, the answer. The id is permanent: links to the card use it."""

    NAME = "flashcard"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {}
    EXAMPLE = "/// flashcard | chain-rule\n\nThe question.\n\n---\n\nThe answer.\n///"
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
