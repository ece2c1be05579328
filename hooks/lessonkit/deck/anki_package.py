"""The deck as an Anki package (.apkg): a zip file around an SQLite file. The same cards give the same bytes."""

import hashlib
import html
import io
import itertools
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import genanki
from markdown import Markdown

from lessonkit.deck.addresses import Addresses
from lessonkit.deck.field_html import field_html
from lessonkit.deck.note_type import FIELDS, note_type
from lessonkit.deck.read import Card, Deck

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
FIRST_NOTE_ID = 1_792_800_000_000  # Anki reads a note's id as its time of creation: 24 October 2026, in milliseconds
NOTE_IDS = 30 * 24 * 3600 * 1000
SQLITE_VERSION_BYTES = slice(
    96, 100
)  # https://www.sqlite.org/fileformat.html#write_library_version_number_and_version_valid_for_number
SQLITE_VERSION = (3_040_000).to_bytes(4, "big")


class DatedNote(genanki.Note):  # type: ignore[misc]
    """A note with an id and a time of its own, where genanki gives all notes those of the build."""

    def __init__(self, note_id: int, changed_s: int, **rest: Any) -> None:
        super().__init__(**rest)
        self.note_id = note_id
        self.changed_s = changed_s

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.changed_s, deck_id, itertools.repeat(self.note_id))


def anki_package(deck: Deck, note_type_changed: str, addresses: Addresses, converter: Markdown) -> bytes:
    """The package. `note_type_changed`: the day of the last change to the note type, as YYYY-MM-DD."""
    package_deck = genanki.Deck(deck.anki_id, deck.name, _description(addresses))
    fields_of = note_type()
    for place, card in enumerate(deck.cards):
        fields = _fields(card, addresses, converter)
        note = DatedNote(
            note_id(card.id),
            seconds(card.changed),
            model=fields_of,
            fields=[fields.get(name, "") for name in FIELDS],
            guid=guid(card.id),
            tags=[f"{_slug(deck.name)}::{_slug(card.topic)}"],
            due=place,
        )
        package_deck.add_note(note)
    return _zipped(_database(package_deck, seconds(note_type_changed)))


def guid(card_id: str) -> str:
    """What Anki knows a note by. It depends on nothing but the card's permanent id."""
    return str(genanki.guid_for(card_id))


def note_id(card_id: str) -> int:
    """The id of the note and of its one card, from the card's permanent id."""
    digest = hashlib.sha256(card_id.encode()).digest()
    return FIRST_NOTE_ID + int.from_bytes(digest[:8], "big") % NOTE_IDS


def seconds(day: str) -> int:
    """Midnight UTC of a day YYYY-MM-DD, in seconds since 1970."""
    return int(datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp())


def _fields(card: Card, addresses: Addresses, converter: Markdown) -> dict[str, str]:
    return {
        "Id": card.id,
        "Question": field_html(card.question, converter),
        "Answer": field_html(card.answer, converter),
        "Lesson": html.escape(addresses.of_lesson(card)),
        "Topic": html.escape(card.topic),
        "Source": html.escape(addresses.of_card(card)),
    }


def _slug(text: str) -> str:
    return re.sub(r"[^\w-]+", "-", text.strip().lower())


def _description(addresses: Addresses) -> str:
    place = f' from <a href="{html.escape(addresses.cards)}">the site</a>' if addresses.cards else ""
    return f"To update, download the deck again{place} and import it: what you have learned stays."


def _database(deck: Any, note_type_changed_s: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection.anki2"
        connection = sqlite3.connect(path)
        connection.execute("pragma page_size = 1024")  # half the size that ten cards have by default
        genanki.Package(deck).write_to_db(connection.cursor(), note_type_changed_s, itertools.count(1))
        connection.commit()
        connection.close()
        written = bytearray(path.read_bytes())
    written[SQLITE_VERSION_BYTES] = SQLITE_VERSION
    return bytes(written)


def _zipped(database: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:  # stored: compressed bytes would depend on the machine's zlib
        file.writestr(zipfile.ZipInfo("collection.anki2", ZIP_TIME), database)
        file.writestr(zipfile.ZipInfo("media", ZIP_TIME), "{}")
    return archive.getvalue()
