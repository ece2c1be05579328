"""The deck's Markdown read without the site's own code, and packages made from edited copies of it."""

import re
from pathlib import Path

from markdown import Markdown

from browser.cards import CARD, DECK, FORMULA
from lessonkit.deck.addresses import Addresses
from lessonkit.deck.field_html import field_markdown
from lessonkit.deck.files import deck_files

PARTS = {found[1]: (found[2], found[3]) for found in CARD.finditer(DECK.read_text())}
TOPICS = dict(re.findall(r"^/// flashcard \| (\S+)\n    topic: (\S+)$", DECK.read_text(), re.MULTILINE))
ARITHMATEX = "pymdownx.arithmatex"


def formulas(markdown: str) -> list[str]:
    return [formula.strip("$").strip() for formula in FORMULA.findall(markdown)]


def plain(text: str) -> str:
    """Without white space, tags, mathematics and the signs of emphasis."""
    text = re.sub(r"<[^>]*>|\\\(.*?\\\)|\\\[.*?\\\]", "", text, flags=re.DOTALL)
    return re.sub(r"[\s*`]+", "", FORMULA.sub("", text))


def converter() -> Markdown:
    return field_markdown([ARITHMATEX], {ARITHMATEX: {"generic": True}})


def files(page: Path, addresses: Addresses | None = None) -> dict[str, Path]:
    """Write the deck's files beside the page; return them by their endings."""
    written = {}
    for suffix, content in deck_files(page, addresses or Addresses(), converter()).items():
        written[suffix] = page.with_suffix(suffix)
        written[suffix].write_bytes(content)
    return written


def edited(folder: Path, name: str, *edits: tuple[str, str]) -> Path:
    """A package of the deck with texts replaced."""
    markdown = DECK.read_text()
    for old, new in edits:
        assert markdown.count(old) == 1, old
        markdown = markdown.replace(old, new)
    page = folder / f"{name}.md"
    page.write_text(markdown)
    return files(page)[".apkg"]


def reworded(card_id: str, day: str, answer: str) -> list[tuple[str, str]]:
    """Edits that give a card another answer and day."""
    whole = next(found[0] for found in CARD.finditer(DECK.read_text()) if found[1] == card_id)
    changed = re.sub(r'changed: "[^"]*"', f'changed: "{day}"', whole)
    return [(whole, changed.replace(PARTS[card_id][1], answer))]
