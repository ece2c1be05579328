"""An exercise: prompt, starter and hints, all readable and printable without JavaScript; the client adds the rest."""

import xml.etree.ElementTree as etree
from pathlib import Path
from string import ascii_lowercase
from typing import ClassVar

from markdown.util import AtomicString
from pymdownx.blocks.block import Block, type_string

from lessonkit.exercises import read_exercise
from lessonkit.parts import Options, box, split_at_rules, text


def type_limit_s(value: object) -> str:
    """Whole seconds from 1 to 120, as text."""
    seconds: str = type_string(value)
    if not seconds.isdecimal() or not 1 <= int(seconds) <= 120:
        raise ValueError("whole seconds from 1 to 120, in quotes")
    return seconds


class Exercise(Block):  # type: ignore[misc]
    """`/// exercise | id` with options `title` and `limit-s`, then the prompt. Its folder holds the code."""

    NAME = "exercise"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {"title": ("", type_string), "limit-s": ("10", type_limit_s)}
    EXAMPLE = "/// exercise | joint-nll\n    title: Joint probability and NLL\n\nThe prompt.\n///"
    PARTS = 1

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(
            parent,
            "py-exercise",
            [],
            class_="exercise",
            id=self.argument,
            role="region",
            aria_label=self.options["title"],
        )

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        exercise = read_exercise(Path(self.config["exercises"]), self.argument)
        block.set("data-limit-s", self.options["limit-s"])
        if exercise.has_probe:
            block.set("data-probe", "")
        (prompt,) = split_at_rules(block)
        # A heading for those who hear the page, but not one more entry in the table of contents.
        heading = {"role": "heading", "aria_level": "3", "class_": "exercise__title"}
        text(block, "p", self.options["title"], **heading)
        self._arrange_verdicts(box(block, "div", prompt, class_="exercise__prompt"))
        starter = box(block, "div", [], class_="exercise__starter")
        text(starter, "p", "Starter code", class_="exercise__label")
        code = etree.SubElement(etree.SubElement(starter, "pre"), "code", {"class": "language-python"})
        code.text = AtomicString(exercise.starter)
        self._hints(block, exercise.hints)

    def _arrange_verdicts(self, prompt: etree.Element) -> None:
        """Letters in order; names and ids that carry the exercise's; all but the first four in a zoo of their own."""
        fieldsets = [part for part in prompt if part.tag == "fieldset"]
        more = [fieldset for fieldset in fieldsets if "data-more" in fieldset.attrib]
        for letter, fieldset in zip(ascii_lowercase, fieldsets, strict=False):
            name = f"{self.argument}-{fieldset.attrib['data-verdict']}"
            fieldset[0].text = f"({letter})"
            fieldset.set("aria-describedby", f"{name}-description")
            fieldset[1].set("id", f"{name}-description")
            for choice in fieldset.iter("input"):
                choice.set("name", name)
        if more:
            for fieldset in more:
                prompt.remove(fieldset)
            zoo = box(prompt, "details", more, class_="verdict-zoo")
            summary = etree.Element("summary")
            summary.text = f"{len(more)} more from the zoo"
            zoo.insert(0, summary)

    def _hints(self, block: etree.Element, hints: list[str]) -> None:
        details = box(block, "details", [], class_="exercise__hints")
        text(details, "summary", "Hints, one after the other" if len(hints) > 1 else "Hint")
        listed = etree.SubElement(details, "ol")
        for hint in hints:
            self.md.parser.parseChunk(etree.SubElement(listed, "li"), hint)
