"""A paragraph's line ends are the author's editor's: other programs show them, and they are no change to a card."""

import re

PROSE = re.compile(r"(?!\$\$|[|>#]|[-*+] |\d+[.)] |```|~~~| {4})")


def unwrapped(markdown: str) -> str:
    """The same Markdown with every paragraph of plain prose on one line. Text with fenced code stays as it is."""
    if re.search(r"^ *(```|~~~)", markdown, re.MULTILINE):
        return markdown
    return "\n\n".join(map(_on_one_line, re.split(r"\n\s*\n", markdown)))


def _on_one_line(paragraph: str) -> str:
    hard_break = re.search(r"(  |\\)$", paragraph, re.MULTILINE)
    lines = paragraph.splitlines()
    if hard_break or not all(PROSE.match(line) for line in lines):
        return paragraph
    return " ".join(line.strip() for line in lines)
