"""A picture that answers back: a drawn state, a sentence and the numbers; the client brings the controls to life."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_string

from lessonkit.parts import Options, box, split_at_rules, text
from lessonkit.pictures import PICTURES
from lessonkit.pictures.picture import Picture, add_controls, svg
from lessonkit.recorded import add_table


class LivePicture(Block):  # type: ignore[misc]
    """`/// picture | id` with the option `title`; what is drawn, `---`, what to try where the controls are.

    `lessonkit.pictures` lists the ids.
    """

    NAME = "picture"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {"title": ("", type_string)}
    EXAMPLE = "/// picture | attention-mask\n    title: Three ways to mask\n\nWeights.\n\n---\n\nChange a score.\n///"
    PARTS = 2

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(
            parent,
            "live-picture",
            [],
            class_="picture",
            id=self.argument,
            role="figure",
            aria_labelledby=f"{self.argument}-title",
        )

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        prompt, to_try = split_at_rules(block)
        picture = PICTURES[self.argument]()
        text(block, "p", self.options["title"], class_="picture__title", id=f"{self.argument}-title")
        box(block, "div", prompt, class_="picture__prompt")
        box(block, "div", to_try, class_="picture__prompt picture__try")
        stage = box(block, "div", [], class_="picture__stage")
        add_controls(stage, picture.groups, self.argument)
        box(stage, "div", list(picture.drawings), class_="picture__drawings")
        _add_key(block, picture)
        text(block, "output", picture.says, class_="picture__says", aria_live="polite")
        details = box(block, "details", [], class_="picture__numbers", **({"open": ""} if picture.is_open else {}))
        text(details, "summary", "The numbers")
        add_table(details, list(picture.head), [list(row) for row in picture.rows], f"{self.options['title']}: numbers")


def _add_key(block: etree.Element, picture: Picture) -> None:
    if not picture.key:
        return
    key = box(block, "ul", [], class_="picture__key", aria_label="How to read the picture")
    for kind, words in picture.key:
        item = etree.SubElement(key, "li")
        sample = box(item, "svg", [], viewBox="0 0 24 18", class_="picture__sample", aria_hidden="true")
        if "line" in kind:
            sample.append(svg("line", x1=1, y1=9, x2=23, y2=9, class_=kind))
        else:
            sample.append(svg("rect", x=2, y=2, width=20, height=14, class_=kind))
        sample.tail = words
