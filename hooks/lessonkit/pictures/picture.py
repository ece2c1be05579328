"""What a picture of the lesson is made of: controls, drawings, a sentence that says what they show, the numbers."""

import xml.etree.ElementTree as etree
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from lessonkit.parts import box, text

SCALE = 1.15
"""Pixels on a wide screen for each unit of a drawing."""

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class Field(NamedTuple):
    """A native input with its label; `shown` is the value in words beside a range, `spoken` its accessible name."""

    name: str
    label: str
    kind: str
    value: str
    least: str
    most: str
    step: str
    shown: str = ""
    spoken: str = ""


class Choice(NamedTuple):
    """One of several, by radio buttons or from a list; `options` are values with labels, the first is chosen."""

    name: str
    label: str
    kind: str
    options: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Fields under one heading; `style` names the arrangement."""

    label: str
    fields: tuple[Field | Choice, ...]
    style: str = "row"


class Picture(NamedTuple):
    """The state that is drawn at build time. The client changes the drawings in place."""

    groups: tuple[Group, ...]
    drawings: tuple[etree.Element, ...]
    says: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: tuple[tuple[str, str], ...] = ()
    """For each kind of cell or line, its class and what it means."""

    is_open: bool = False
    """Whether the numbers are part of what is to be seen."""


def fixed(value: float, digits: int) -> str:
    """As `toFixed` of the client writes it, which rounds halves away from zero."""
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded:f}"


def svg(tag: str, content: str = "", **attributes: str | float) -> etree.Element:
    """An element of a drawing. `class_` and `data_x` become `class`, `data-x`; numbers are written shortest."""
    named = {name.rstrip("_").replace("_", "-"): _written(value) for name, value in attributes.items()}
    element = etree.Element(tag, named)
    element.text = content or None
    return element


def drawing(width: float, height: float, says: str, parts: list[etree.Element], **attributes: str) -> etree.Element:
    """A drawing with its meaning in words."""
    view = f"0 0 {_written(width)} {_written(height)}"
    named = {
        "viewBox": view,
        "role": "img",
        "aria-label": says,
        "class": "picture__drawing",
        "width": _written(SCALE * width),
    }
    element = etree.Element("svg", {**named, **{name.replace("_", "-"): value for name, value in attributes.items()}})
    element.extend(parts)
    return element


def add_controls(parent: etree.Element, groups: tuple[Group, ...], prefix: str) -> None:
    """Disabled until the client has come; hidden where there is none, and on paper."""
    controls = box(parent, "fieldset", [], class_="picture__controls", disabled="")
    for group in groups:
        part = box(controls, "div", [], class_=f"picture__group picture__group--{group.style}", role="group")
        part.set("aria-label", group.label)
        if group.style == "grid":
            text(part, "span", group.label, class_="picture__of", aria_hidden="true")
        for field in group.fields:
            if isinstance(field, Field):
                _add_field(part, field, prefix)
            else:
                _add_choice(part, field, prefix)


def _add_field(parent: etree.Element, field: Field, prefix: str) -> None:
    row = box(parent, "div", [], class_="picture__field")
    name = f"{prefix}-{field.name}"
    text(row, "label", field.label, for_=name)
    given = {"name": field.name, "id": name, "type": field.kind, "value": field.value}
    given |= {"min": field.least, "max": field.most, "step": field.step, "autocomplete": "off"}
    given |= {"aria-label": field.spoken} if field.spoken else {}
    given |= {"aria-valuetext": field.shown} if field.shown else {}
    etree.SubElement(row, "input", given)
    if field.shown:
        text(row, "span", field.shown, class_="picture__value", data_value_of=field.name, aria_hidden="true")


def _add_choice(parent: etree.Element, choice: Choice, prefix: str) -> None:
    if choice.kind == "select":
        row = box(parent, "div", [], class_="picture__field")
        text(row, "label", choice.label, for_=f"{prefix}-{choice.name}")
        given = {"name": choice.name, "id": f"{prefix}-{choice.name}", "autocomplete": "off"}
        listed = box(row, "select", [], class_="picture__list", **given)
        for value, label in choice.options:
            text(listed, "option", label, value=value)
        return
    group = box(parent, "div", [], class_="picture__radios", role="radiogroup", aria_label=choice.label)
    text(group, "span", choice.label, class_="picture__of", aria_hidden="true")
    for place, (value, label) in enumerate(choice.options):
        row = box(group, "label", [], class_="picture__radio")
        given = {"type": "radio", "name": f"{prefix}-{choice.name}", "value": value, "autocomplete": "off"}
        etree.SubElement(row, "input", given | ({} if place else {"checked": ""})).tail = f" {label}"


def _written(value: str | float) -> str:
    return (
        value
        if isinstance(value, str)
        else fixed(value, 2).rstrip("0").rstrip(".")
        if "." in f"{value}"
        else f"{value}"
    )
