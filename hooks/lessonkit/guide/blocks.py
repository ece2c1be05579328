"""Every block with its options, as Markdown: from the block's class, its docstring, validators and example."""

import inspect
from functools import partial
from typing import Any

from pymdownx.blocks import block as library

from lessonkit.blocks import BLOCKS

LIBRARY_WORDS = {
    library.type_string: "text",
    library.type_html_identifier: "an id",
    library.type_html_classes: "ids, separated by spaces",
}


def blocks() -> str:
    return "\n\n".join(_block(kind) for kind in BLOCKS)


def _block(kind: Any) -> str:
    lines = [f"### {kind.NAME} {{#block-{kind.NAME}}}", "", inspect.getdoc(kind) or "", "", *_options(kind)]
    slashes = "````" if "```" in kind.EXAMPLE else "```"
    return "\n".join([*lines, "", f"{slashes} text", kind.EXAMPLE, slashes])


def _options(kind: Any) -> list[str]:
    if not kind.OPTIONS:
        return ["It has no options."]
    rows = [f"| `{name}` | {accepted(check)} | {_default(value)} |" for name, (value, check) in kind.OPTIONS.items()]
    return [f"| option of `{kind.NAME}` | what it takes | if it is left out |", "|---|---|---|", *rows]


def accepted(check: Any) -> str:
    """A validator's own words: its docstring, the library's kinds by name, a choice by its values."""
    if check in LIBRARY_WORDS:
        return LIBRARY_WORDS[check]
    if isinstance(check, partial):
        return " or ".join(f"`{choice}`" for choice in check.keywords["accepted"])
    return str(inspect.getdoc(check)).split("\n")[0].rstrip(".")


def _default(value: Any) -> str:
    return ("nothing" if value == "none" else f"`{value}`") if value else "the build stops"
