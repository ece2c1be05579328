"""Small pieces of Markdown."""

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """First column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def seconds(value_ms: float) -> str:
    return f"{value_ms / 1000:.2f} s"


def size(value_bytes: float) -> str:
    """In decimal units, as hosts count them."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if value_bytes >= factor:
            return f"{value_bytes / factor:.{1 if factor > 1e3 else 0}f} {unit}"
    return f"{value_bytes:.0f} B"


def section(name: str, content: str) -> str:
    """A named part of a file, for `pymdownx.snippets`."""
    return f"<!-- --8<-- [start:{name}] -->\n\n{content.strip()}\n\n<!-- --8<-- [end:{name}] -->\n"


def measured(about: dict[str, str]) -> str:
    """The line under a table: where, with what, of which state, when."""
    return f"Measured on {about['date']}: {about['machine']}; {about['browser']}; commit `{about['commit']}`."
