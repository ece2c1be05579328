"""Every file of a deck, by the ending of its name."""

from pathlib import Path

from markdown import Markdown

from lessonkit.deck.addresses import Addresses
from lessonkit.deck.anki_package import anki_package
from lessonkit.deck.csv_file import csv_file
from lessonkit.deck.markdown_file import markdown_file
from lessonkit.deck.read import read_deck
from lessonkit.deck.record import note_type_day


def deck_files(page: Path, addresses: Addresses, converter: Markdown) -> dict[str, bytes]:
    """Anki package, CSV and Markdown; the last ends in .txt, since MkDocs would make a page of .md."""
    deck = read_deck(page)
    return {
        ".apkg": anki_package(deck, note_type_day(page), addresses, converter),
        ".csv": csv_file(deck, addresses).encode(),
        ".txt": markdown_file(deck, addresses).encode(),
    }
