"""A self-check question: a native <details>, so that it opens without JavaScript, by link, and on paper."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_html_identifier

from lessonkit.parts import Options, box, split_at_rules


class Question(Block):  # type: ignore[misc]
    """`/// question | id`, the question in one paragraph, `---`, the answer."""

    NAME = "question"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {}
    EXAMPLE = "/// question | self-check-chain-rule\n\nThe question.\n\n---\n\nThe answer.\n///"
    PARTS = 2

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(parent, "details", [], class_="question", id=type_html_identifier(self.argument))

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        question, answer = split_at_rules(block)
        summary = etree.SubElement(block, "summary")
        summary.text = question[0].text
        box(block, "div", answer, class_="question__answer")
        box(block, "self-check", [], data_question=block.attrib["id"])
