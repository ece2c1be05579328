"""The one note type of every deck.

Its id and its fields are frozen: Anki splits the notes of a type whose fields differ, so what a later release needs
goes into a spare field. Templates and styles may change; the record of the deck dates them (`lessonkit.deck.record`).
"""

import hashlib
from pathlib import Path
from typing import Any

import genanki

ID = 1630408977
NAME = "Lesson card"
FIELDS = ("Id", "Question", "Answer", "Lesson", "Topic", "Source", "Spare1", "Spare2", "Spare3", "Spare4")
SORTED_BY = FIELDS.index("Question")
FILES = ("front.html", "back.html", "card.css")


def note_type() -> Any:
    front, back, css = texts()
    return genanki.Model(
        ID,
        NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Card", "qfmt": front, "afmt": back}],
        css=css,
        sort_field_index=SORTED_BY,
    )


def digest() -> str:
    """Changes with the templates and the styles."""
    return hashlib.sha256("\0".join(texts()).encode()).hexdigest()[:16]


def texts() -> tuple[str, ...]:
    """Front, back and style."""
    return tuple((Path(__file__).parent / name).read_text(encoding="utf-8") for name in FILES)
