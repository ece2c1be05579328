"""Split a rendered block at its separators (`---` between blank lines, an <hr> once parsed)."""

import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

Options = dict[str, tuple[Any, Callable[[Any], Any]]]
"""What a block accepts: by the option's name, its default and its validator."""


def split_at_rules(block: etree.Element) -> list[list[etree.Element]]:
    """Take the children out of `block` and return them in groups, split at every <hr>."""
    groups: list[list[etree.Element]] = [[]]
    for child in list(block):
        block.remove(child)
        if child.tag == "hr":
            groups.append([])
        else:
            groups[-1].append(child)
    return groups


def box(parent: etree.Element, tag: str, children: list[etree.Element], **attributes: str) -> etree.Element:
    """Append to `parent` a new element that holds `children`. `class_` and `data_x` become `class`, `data-x`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, named)
    element.extend(children)
    return element


def text(parent: etree.Element, tag: str, content: str, **attributes: str) -> etree.Element:
    """Append to `parent` a new element that holds plain text."""
    element = box(parent, tag, [], **attributes)
    element.text = content
    return element
