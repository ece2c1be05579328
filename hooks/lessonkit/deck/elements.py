"""What of HTML a card's text may become: paragraphs, lists, code, links and emphasis, and nothing that could run."""

from collections.abc import Iterator
from html.parser import HTMLParser

ELEMENTS = frozenset(
    ["p", "ul", "ol", "li", "pre", "code", "div", "span", "em", "strong", "a", "br", "sub", "sup", "blockquote"]
)
ATTRIBUTES = frozenset(["class", "href", "start"])


def foreign_markup(html: str) -> Iterator[str]:
    """Each tag, comment or declaration in it that no card holds, as it stands there."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.foreign


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        leads = [value or "" for name, value in attributes if name == "href"]
        known = tag in ELEMENTS and all(name in ATTRIBUTES for name, _ in attributes)
        if not known or not all(address.startswith(("https://", "http://")) for address in leads):
            self.foreign.append(self.get_starttag_text() or f"<{tag}>")

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)

    def handle_comment(self, data: str) -> None:
        self.foreign.append(f"<!--{data}-->")

    def handle_decl(self, declaration: str) -> None:
        self.foreign.append(f"<!{declaration}>")

    def unknown_decl(self, data: str) -> None:
        self.foreign.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.foreign.append(f"<?{data}>")
