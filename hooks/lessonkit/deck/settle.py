"""`make cards`: give every changed card its day, and renew the record. The only place that writes into `docs/`."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from lessonkit.deck import note_type
from lessonkit.deck.read import Card, Deck, read_deck
from lessonkit.deck.record import NOTE_TYPE, Entry, Record, digest_of, read_record, write_record


def settle(page: Path, today: date) -> list[str]:
    """Renew the days in the page and the record beside it; return a sentence for everything that changed."""
    deck, record = read_deck(page), read_record(page)
    for card in deck.cards:
        if (day := _day(card, record, today)) != card.changed:
            _write_day(page, card, day)
    settled = _settled(read_deck(page), record, today)
    write_record(page, settled)
    return list(_changes(record, settled))


def _day(card: Card, record: Record, today: date) -> str:
    known = record.get(card.id)
    if known is None:
        return card.changed
    if known.digest == digest_of(card):
        return max(card.changed, known.day)
    return card.changed if card.changed > known.day else _after(known, today)


def _after(known: Entry, today: date) -> str:
    """Today, or the day after the recorded one where today is not later: Anki compares, it does not count."""
    return max(today, date.fromisoformat(known.day) + timedelta(days=1)).isoformat()


def _settled(deck: Deck, record: Record, today: date) -> dict[str, Entry]:
    entries = {card.id: Entry(card.changed, digest_of(card)) for card in deck.cards}
    known = record.get(NOTE_TYPE)
    if known is None:
        return {**entries, NOTE_TYPE: Entry(today.isoformat(), note_type.digest())}
    same = known.digest == note_type.digest()
    return {**entries, NOTE_TYPE: known if same else Entry(_after(known, today), note_type.digest())}


def _write_day(page: Path, card: Card, day: str) -> None:
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[card.changed_line - 1] = lines[card.changed_line - 1].replace(card.changed, day)
    page.write_text("".join(lines), encoding="utf-8")


def _changes(before: Record, after: Record) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"{name}: removed; readers who have it in Anki keep it"
        elif name not in before:
            yield f"{name}: new, of {after[name].day}"
        elif before[name] != after[name]:
            yield f"{name}: changed, of {after[name].day}"
