"""A term of the glossary: a name and its definition. `lessonkit.glossary` marks where the page uses it."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_html_identifier, type_string

from lessonkit.parts import Options, box, text

ID = "term-"
NO_OTHER = "none"


def names_of(name: str, also: str) -> list[str]:
    """All words for a term: its name, then those of the option `also`, parted by commas."""
    others = [] if also == NO_OTHER else also.split(",")
    return [" ".join(one.split()) for one in (name, *others) if one.strip()]


class Term(Block):  # type: ignore[misc]
    """`/// term | id` with the option `name`, then the definition. `also`: other words for it, parted by commas."""

    NAME = "term"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {"name": ("", type_string), "also": (NO_OTHER, type_string)}
    EXAMPLE = "/// term | kv-cache\n    name: KV cache\n    also: KV caching\n\nKeys and values that are kept.\n///"
    PARTS = 1

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(parent, "dl", [], class_="glossary", id=ID + type_html_identifier(self.argument))

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        meaning = list(block)
        for part in meaning:
            block.remove(part)
        names = names_of(self.options["name"], self.options["also"])
        named = box(block, "dt", [], id=block.attrib.pop("id"), data_names=",".join(names))
        text(named, "dfn", names[0])
        box(block, "dd", meaning)
