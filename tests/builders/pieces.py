"""What a lesson is made of, counted twice and without the code that builds it: as the Markdown has it, and as the HTML.

A piece is known by its kind and its id, which an author wrote by hand; so it can be asked of any builder.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

#: By kind: the name of its block in Markdown, the element that it becomes, and the attribute that holds its id.
BLOCKS = {
    "exercise": ("exercise", "py-exercise", "id"),
    "question": ("question", "details", "id"),
    "card": ("flashcard", "flash-card", "id"),
    "figure": ("picture", "live-picture", "id"),
    "pen and paper": ("by-hand", "by-hand", "id"),
    "long run": ("long-run", "long-run", "id"),
    "verdict": ("verdict", "fieldset", "data-verdict"),
    "term": ("term", "dt", "id"),
}
ANCHOR = "anchor"
KINDS = (*BLOCKS, ANCHOR)
HEADINGS = {f"h{level}" for level in range(1, 7)}
BLOCK = re.compile(r" {0,3}/{3,} *([\w-]+) *\| *(\S+) *$")
NAMED_HEADING = re.compile(r"#{1,6} .*\{ *#([\w-]+)")
FENCE = re.compile(r" {0,3}(```+|~~~+)")

Piece = tuple[str, str]


def written(markdown: str) -> set[Piece]:
    """The pieces of a page as its author wrote them; code in fences is code."""
    names = {block: kind for kind, (block, _, _) in BLOCKS.items()}
    pieces, fence = set(), ""
    for line in markdown.splitlines():
        opened = FENCE.match(line)
        if fence or opened:
            closes = fence and line.strip().startswith(fence)
            fence = "" if closes else fence or (opened[1] if opened else "")
        elif (block := BLOCK.match(line)) and block[1] in names:
            pieces.add((names[block[1]], block[2]))
        elif heading := NAMED_HEADING.match(line):
            pieces.add((ANCHOR, heading[1]))
    return pieces


class Made(HTMLParser):
    """The pieces of a page that was built, and every id on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: set[Piece] = set()
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        self.ids.update([given["id"]] if "id" in given else [])
        self.links |= {given["href"]} if tag == "a" and "href" in given else set()
        for kind, (_, element, holder) in BLOCKS.items():
            if tag == element and holder in given and (kind != "question" or "question" in given.get("class", "")):
                self.pieces.add((kind, given[holder].removeprefix("term-") if kind == "term" else given[holder]))
        if tag in HEADINGS and "id" in given:
            self.pieces.add((ANCHOR, given["id"]))


def address(page: str) -> str:
    """Where a page of `docs/` stands in the site."""
    return re.sub(r"(^|/)index$", r"\1", page.removesuffix(".md")).strip("/")


def missing(docs: Path, site: Path, left_out_of_print: set[str]) -> list[str]:
    """What the Markdown has and the built site has not, on its page or on the page that prints everything."""
    printed = Made((site / "print_page/index.html").read_text(encoding="utf-8"))
    lost = []
    for path in sorted(docs.rglob("*.md")):
        page = path.relative_to(docs).as_posix()
        pieces = written(path.read_text(encoding="utf-8"))
        built = site / address(page) / "index.html"
        made = Made(built.read_text(encoding="utf-8")).pieces if built.exists() else set()
        lost += [f"{page}: {kind} {name}" for kind, name in sorted(pieces - made)]
        if page not in left_out_of_print:
            slug = address(page).replace("/", "-") or "index"
            on_paper = {(kind, name) for kind, name in printed.pieces if kind != ANCHOR}
            on_paper |= {(ANCHOR, name.removeprefix(f"{slug}-")) for kind, name in printed.pieces if kind == ANCHOR}
            lost += [f"{page} on paper: {kind} {name}" for kind, name in sorted(pieces - on_paper)]
    return lost


def counted(docs: Path) -> Counter[str]:
    return Counter(kind for path in docs.rglob("*.md") for kind, _ in written(path.read_text(encoding="utf-8")))
