"""Rendered HTML as a tree, so that it can be measured."""

import xml.etree.ElementTree as etree
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "wbr", "source"})


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.builder = etree.TreeBuilder()
        self.builder.start("root", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree(html: str) -> etree.Element:
    """The elements below one root. The HTML is Python-Markdown's own: every element is closed."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    parser.builder.end("root")
    return parser.builder.close()
