"""The pen-and-paper part of a drill: conditionals given, three numbers asked, a worked answer."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block, type_string

from lessonkit.parts import Options, box, split_at_rules, text

STEPS = {
    "joint": "Step 1: the joint probability",
    "nll": "Step 2: the NLL in nats, from the joint",
    "sum": "Step 3: the NLL in nats, piece by piece",
}


def type_symbols(value: object) -> list[str]:
    """Two to six symbols, separated by spaces: fresh numbers are drawn for each, all different."""
    symbols: list[str] = type_string(value).split()
    if not 2 <= len(symbols) <= 6:
        raise ValueError("two to six symbols, separated by spaces")
    return symbols


def type_conditionals(value: object) -> list[str]:
    """Probabilities above 0 and up to 1, separated by spaces; kept as written, since the page shows them."""
    numbers: list[str] = type_string(value).split()
    if not numbers or not all(0 < float(number) <= 1 for number in numbers):
        raise ValueError("probabilities above 0 and up to 1, separated by spaces")
    return numbers


class ByHand(Block):  # type: ignore[misc]
    """`/// by-hand | id` with options `symbols`, `conditionals`; an introduction, `---`, the worked answer."""

    NAME = "by-hand"
    ARGUMENT = True
    OPTIONS: ClassVar[Options] = {"symbols": ([], type_symbols), "conditionals": ([], type_conditionals)}
    EXAMPLE = (
        "/// by-hand | joint-nll-by-hand\n    symbols: D O G\n    conditionals: 0.3 0.5 0.4\n\n"
        "The introduction.\n\n---\n\nThe worked answer.\n///"
    )
    PARTS = 2

    def on_create(self, parent: etree.Element) -> etree.Element:
        return box(
            parent,
            "by-hand",
            [],
            class_="by-hand",
            id=self.argument,
            data_symbols=" ".join(self.options["symbols"]),
            data_conditionals=" ".join(self.options["conditionals"]),
        )

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        symbols = self.options["symbols"]
        introduction, worked = split_at_rules(block)
        box(block, "div", introduction)
        self._given(block, symbols)
        self._fields(block)
        details = box(block, "details", worked, class_="by-hand__worked")
        summary = etree.Element("summary")
        summary.text = f"Worked answer for {''.join(symbols)} with the lesson’s numbers"
        details.insert(0, summary)

    def _given(self, block: etree.Element, symbols: list[str]) -> None:
        table = box(block, "table", [], class_="by-hand__given")
        text(table, "caption", "Given")
        body = etree.SubElement(table, "tbody")
        for place, (symbol, value) in enumerate(zip(symbols, self.options["conditionals"], strict=True)):
            given = f" | {', '.join(symbols[:place])}" if place else ""
            row = etree.SubElement(body, "tr")
            heading = etree.SubElement(row, "th", scope="row")
            text(heading, "em", "p").tail = f"({symbol}{given})"  # a formula alone would not name its row to everybody
            text(row, "td", value, class_="by-hand__value")

    def _fields(self, block: etree.Element) -> None:
        form = box(block, "form", [], class_="by-hand__form", autocomplete="off")
        for step, label in STEPS.items():
            row = box(form, "div", [], class_="by-hand__step")
            field_id = f"{self.argument}-{step}"
            text(row, "label", label, for_=field_id)
            box(
                row,
                "input",
                [],
                name=step,
                id=field_id,
                type="text",
                inputmode="decimal",
                aria_describedby=f"{field_id}-said",
            )
            text(row, "p", "", class_="by-hand__said", id=f"{field_id}-said", role="status")
        buttons = box(form, "div", [], class_="by-hand__buttons")
        text(buttons, "button", "Mark my answers", class_="md-button md-button--primary", type="submit")
        text(buttons, "button", "New numbers", class_="md-button", type="button", data_new_numbers="")
        text(buttons, "button", "Print a sheet", class_="md-button", type="button", data_print_sheet="")
        text(buttons, "span", "Seed 0, the lesson’s numbers", class_="by-hand__seed")
