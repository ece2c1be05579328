"""What was last released of every card, and when: `flashcards.lock` beside `flashcards.md`.

Anki takes a changed card only if its day is later than the day of the card it has. So a text that differs from the
recorded one must come with a later day. `make cards` sets the day and renews the record.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lessonkit.deck import note_type
from lessonkit.deck.read import Card, Deck, deck_pages, read_deck
from lessonkit.deck.wrapping import unwrapped
from lessonkit.problems import Problem

NOTE_TYPE = "(note-type)"
HEAD = "# Written by `make cards`: what it is, the day of its last change, a hash of its text.\n"
REMEDY = "make cards"


@dataclass(frozen=True)
class Entry:
    day: str
    digest: str


Record = Mapping[str, Entry]


def record_path(page: Path) -> Path:
    return page.with_suffix(".lock")


def read_record(page: Path) -> Record:
    """Empty if there is none yet. A line that `make cards` did not write, say of a merge, counts for nothing."""
    path = record_path(page)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {line[0]: Entry(line[1], line[2]) for line in lines if len(line) == 3}


def write_record(page: Path, record: Record) -> None:
    lines = [f"{name} {record[name].day} {record[name].digest}\n" for name in sorted(record)]
    record_path(page).write_text(HEAD + "".join(lines), encoding="utf-8")


def note_type_day(page: Path) -> str:
    """The day of the note type's last change; before there is a record, that of the newest card."""
    known = read_record(page).get(NOTE_TYPE)
    return known.day if known else max(card.changed for card in read_deck(page).cards)


def digest_of(card: Card) -> str:
    """Changes with what Anki is given of a card, and not with how its lines are wrapped."""
    parts = (card.topic, card.lesson, unwrapped(card.question), unwrapped(card.answer))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def record_problems(docs: Path) -> list[Problem]:
    """Every card whose text or day is not the recorded one, in pages without other mistakes."""
    return [problem for page in deck_pages(docs) for problem in _of_deck(docs, read_deck(page), read_record(page))]


def _of_deck(docs: Path, deck: Deck, record: Record) -> Iterator[Problem]:
    file = f"{docs.name}/{deck.page.relative_to(docs)}"
    lock = f"{docs.name}/{record_path(deck.page).relative_to(docs)}"
    for card in deck.cards:
        known = record.get(card.id)
        if known is None:
            yield Problem(file, card.line, f"a card that {lock} knows", f"the new card {card.id}", REMEDY)
        elif known.digest != digest_of(card) and card.changed <= known.day:
            expected = f"a day after {known.day}, since the text is no longer the one of that day: Anki ignores it"
            yield Problem(file, card.changed_line, expected, f'changed: "{card.changed}"', f"{REMEDY}  (sets the day)")
        elif known != Entry(card.changed, digest_of(card)):
            found = f"{card.id}, changed on {card.changed}"
            yield Problem(file, card.line, f"the card as {lock} knows it, of {known.day}", found, REMEDY)
    for name in record.keys() - {card.id for card in deck.cards} - {NOTE_TYPE}:
        yield Problem(file, 1, f"the card {name}, which {lock} knows and readers have", "no such card", REMEDY)
    if record.get(NOTE_TYPE, Entry("", "")).digest != note_type.digest():
        yield Problem(lock, 1, "the note type as it is in hooks/lessonkit/deck/note_type", "another one", REMEDY)
