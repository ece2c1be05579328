"""The deck as CSV: RFC 4180, UTF-8, a header, one card a row; the parts are Markdown with LaTeX between dollars."""

import csv
import io

from lessonkit.deck.addresses import Addresses
from lessonkit.deck.read import Deck
from lessonkit.deck.wrapping import unwrapped

COLUMNS = ("id", "topic", "question", "answer", "lesson", "changed")
# A spreadsheet takes such a cell for a formula; https://owasp.org/www-community/attacks/CSV_Injection
BEGINS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_file(deck: Deck, addresses: Addresses) -> str:
    """The file's text, lines ended by CR LF. A cell that a spreadsheet would calculate begins with an apostrophe."""
    file = io.StringIO()
    rows = csv.writer(file, dialect="excel")
    rows.writerow(COLUMNS)
    for card in deck.cards:
        parts = (unwrapped(card.question), unwrapped(card.answer))
        cells = (card.id, card.topic, *parts, addresses.of_lesson(card), card.changed)
        rows.writerow([harmless(cell) for cell in cells])
    return file.getvalue()


def harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(BEGINS_A_FORMULA) else cell
