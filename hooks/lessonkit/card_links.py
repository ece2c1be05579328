"""What binds cards to the rest of a lesson: the section they come from, and the practice that asks for the same.

Plain text in and out; nothing here knows MkDocs.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from lessonkit.addresses import seen_from
from lessonkit.scan import FENCE, HEADING_ID, Block, options_of, scan

LESSON = "index.md"
HEADING = re.compile(r"#{1,6} ")
SELF_CHECK = re.compile(r'<self-check data-question="([^"]+)"')


@dataclass(frozen=True)
class Card:
    """A flashcard and the page it stands on; `question` is its first paragraph, in Markdown."""

    id: str
    page: str
    question: str
    lesson: str
    practice: tuple[str, ...]


@dataclass(frozen=True)
class Practice:
    """A question or an exercise, and what a reader calls it."""

    id: str
    page: str
    name: str


@dataclass
class Links:
    """All cards of a site, by the page they stand on, by their lesson's page, and by the practice that asks for the
    same; and all that can be practised, by id. A page looks up its own: a thousand pages ask.
    """

    on_page: defaultdict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    of_lesson: defaultdict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    of_practice: defaultdict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    practice: dict[str, Practice] = field(default_factory=dict)

    def add(self, card: Card) -> None:
        self.on_page[card.page].append(card)
        self.of_lesson[lesson_beside(card.page)].append(card)
        for one in card.practice:
            self.of_practice[one].append(card)


def lesson_beside(page: str) -> str:
    return str(PurePosixPath(page).with_name(LESSON))


def read_links(docs: Path) -> Links:
    """Read every page under `docs`."""
    links = Links()
    for path in sorted(docs.rglob("*.md")):
        page = path.relative_to(docs).as_posix()
        markdown = path.read_text(encoding="utf-8")
        for block in scan(markdown).blocks:
            if block.name == "flashcard":
                links.add(_card(block, page, markdown))
            elif practice := _practice(block, page):
                links.practice[practice.id] = practice
    return links


def with_cards_of_sections(markdown: str, page: str, links: Links) -> str:
    """The lesson with a line of links to its cards at the end of each section that has some."""
    mine = links.of_lesson.get(page)
    if not mine:
        return markdown
    lines: list[str] = []
    section = ""
    for line, is_heading in _headings(markdown):
        if is_heading:
            lines += _line_of_cards([card for card in mine if card.lesson == section])
            found = HEADING_ID.match(line)
            section = found[1] if found else ""
        lines.append(line)
    return "\n".join([*lines, *_line_of_cards([card for card in mine if card.lesson == section])])


def with_practice(rendered: str, page: str, links: Links) -> str:
    """The rendered page with what the client says of practice: to a deck, names and addresses of the practice that its
    cards name, and to each question, its cards.
    """

    def with_cards(tag: re.Match[str]) -> str:
        cards = links.of_practice.get(tag[1], [])
        addresses = html.escape(" ".join(f"{seen_from(page, card.page)}#{card.id}" for card in cards))
        return f'{tag[0]} data-cards="{addresses}"' if cards else tag[0]

    wanted = sorted({one for card in links.on_page.get(page, []) for one in card.practice})
    known = [links.practice[one] for one in wanted if one in links.practice]
    places = json.dumps(
        {one.id: [one.name, f"{seen_from(page, one.page)}#{one.id}"] for one in known}, ensure_ascii=False
    )
    rendered = rendered.replace("<card-review", f'<card-review data-practice="{html.escape(places)}"')
    return SELF_CHECK.sub(with_cards, rendered)


def _card(block: Block, page: str, markdown: str) -> Card:
    options = options_of(block)
    first = (options or [("", "", block.line)])[-1][2]
    text = "\n".join(markdown.splitlines()[first:]).strip()
    question = " ".join(re.split(r"\n\s*\n", text, maxsplit=1)[0].split())
    given = {name: value for name, value, _ in options}
    return Card(block.argument, page, question, given.get("lesson", ""), tuple(given.get("practice", "").split()))


def _practice(block: Block, page: str) -> Practice | None:
    if block.name == "question":
        return Practice(block.argument, page, "a self-check question")
    if block.name == "exercise":
        title = {name: value for name, value, _ in options_of(block)}.get("title", block.argument)
        return Practice(block.argument, page, title)
    return None


def _headings(markdown: str) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it is a heading; one inside a fence of code is not."""
    fence = ""
    for line in markdown.splitlines():
        if fence:
            closes = line.strip().startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
            yield line, False
        else:
            opening = FENCE.match(line)
            fence = opening[1] if opening else ""
            yield line, bool(HEADING.match(line))


def _line_of_cards(cards: list[Card]) -> list[str]:
    if not cards:
        return []
    name = "Card" if len(cards) == 1 else "Cards"
    listed = " · ".join(f"[{card.question}]({PurePosixPath(card.page).name}#{card.id})" for card in cards)
    return ["", f"**{name} on this section:** {listed}", "{: .section-cards }", ""]
