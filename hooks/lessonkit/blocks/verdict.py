"""One description to judge: does it enforce causality, or does it leak? Every choice has its own explanation."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_string_in

from lessonkit.parts import Options, box, split_at_rules, text

VERDICTS = {"causal": "Enforces causality", "leaks": "Leaks"}


class Verdict(Block):  # type: ignore[misc]
    """`/// verdict | id` with option `answer`, and `more` beyond the first four.

    The description, `---`, what is said to who chose "causal", `---`, what to who chose "leaks".
    """

    NAME = "verdict"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {
        "answer": ("", type_string_in(list(VERDICTS))),
        "more": ("false", type_string_in(["true", "false"])),
    }
    EXAMPLE = (
        "/// verdict | masked-attention\n    answer: causal\n\nThe description.\n\n---\n\n"
        "Said to who chose “Enforces causality”.\n\n---\n\nSaid to who chose “Leaks”.\n///"
    )
    PARTS = 3

    def on_create(self, parent: etree.Element) -> etree.Element:
        attributes = {"class_": "verdict", "data_verdict": self.argument, "data_answer": self.options["answer"]}
        if self.options["more"] == "true":
            attributes["data_more"] = ""
        return box(parent, "fieldset", [], **attributes)

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        answer = self.options["answer"]
        description, *explanations = split_at_rules(block)
        etree.SubElement(block, "legend")
        box(block, "div", description, class_="verdict__description")
        choices = box(block, "div", [], class_="verdict__choices")
        for value, words in VERDICTS.items():
            label = etree.SubElement(choices, "label")
            box(label, "input", [], type="radio", value=value).tail = f" {words}"
        why = box(block, "details", [], class_="verdict__why")
        text(why, "summary", "Answer and explanation")
        for value, explanation in zip(VERDICTS, explanations, strict=True):
            part = box(why, "div", [], class_="verdict__explanation", data_for=value)
            text(
                part,
                "p",
                VERDICTS[value] + (": right." if value == answer else ": not so."),
                class_="verdict__ruling",
            )
            part.extend(explanation)
