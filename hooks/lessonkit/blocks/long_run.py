"""A run that takes a while: what it is, a recorded run as text and drawing, the code; the client adds the running."""

import xml.etree.ElementTree as etree
from pathlib import Path
from typing import ClassVar

from markdown.util import AtomicString
from pymdownx.blocks.block import Block, type_string

from lessonkit.exercises import folder_of
from lessonkit.parts import Options, box, split_at_rules, text
from lessonkit.recorded import add_record, read_record


class LongRun(Block):  # type: ignore[misc]
    """`/// long-run | id` with options `title`, `material` and `code`, then the prompt.

    `material` is a text file in `docs/` that the run works on, `code` a file in `exercises/grading` that readers
    are shown. The folder of the id in `exercises/` holds `recorded.json`.
    """

    NAME = "long-run"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {"title": ("", type_string), "material": ("", type_string), "code": ("", type_string)}
    EXAMPLE = (
        "/// long-run | peeking-pays\n    title: Peeking pays\n    material: autoregressive/alice.txt\n"
        "    code: peeking/model.py\n\nThe prompt.\n///"
    )
    PARTS = 1

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(
            parent,
            "long-run",
            [],
            class_="exercise long-run",
            id=self.argument,
            role="region",
            aria_label=self.options["title"],
            data_material=self.options["material"],
        )

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        exercises = Path(self.config["exercises"])
        (prompt,) = split_at_rules(block)
        heading = {"role": "heading", "aria_level": "3", "class_": "exercise__title"}
        text(block, "p", self.options["title"], **heading)
        box(block, "div", prompt, class_="exercise__prompt")
        add_record(block, read_record(folder_of(exercises, self.argument)))
        details = box(block, "details", [], class_="long-run__code")
        text(details, "summary", f"The code that runs: {self.options['code']}")
        code = etree.SubElement(etree.SubElement(details, "pre"), "code", {"class": "language-python"})
        source = (exercises / "grading" / self.options["code"]).read_text(encoding="utf-8")
        code.text = AtomicString(source)
