"""A learner's Anki: a collection in a folder of its own, driven by Anki's own library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Card, Collection, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportResponse
from anki.notes import Note

RELEASES = sorted((Path(__file__).parents[1] / "fixtures" / "anki").glob("*.apkg"))


class Anki:
    """What the tests do in Anki. Importing is done with the options that Anki's dialog opens with."""

    def __init__(self, folder: Path) -> None:
        self.col = Collection(str(folder / "collection.anki2"))

    def take(self, package: Path) -> ImportResponse.Log:
        log = self.col.import_anki_package(ImportAnkiPackageRequest(package_path=str(package))).log
        self.col.models._clear_cache()
        return log

    def notes(self) -> dict[str, Note]:
        """Every note by its card's id. Fails if two have the same."""
        notes = [self.col.get_note(note_id) for note_id in self.col.find_notes("")]
        by_id = {note["Id"]: note for note in notes}
        assert len(by_id) == len(notes)
        return by_id

    def card(self, card_id: str) -> Card:
        (card,) = self.notes()[card_id].cards()
        return card

    def learn(self, card_id: str) -> None:
        """Grade a new card “Good” until it is no longer being learned, as somebody would who knows it."""
        for _ in range(3):
            card = self.card(card_id)
            card.start_timer()
            states = self.col._backend.get_scheduling_states(card.id)
            answer = self.col.sched.build_answer(card=card, states=states, rating=2)
            self.col.sched.answer_card(answer)

    def schedule(self, card_id: str) -> list[object]:
        """Everything that Anki stores of a card, and of its reviews."""
        card = self.card(card_id)
        rows = [self.col.db.all(f"select * from {table} where {key} = ?", card.id) for table, key in TABLES]
        assert all(rows)
        return rows

    def note_types_in_use(self) -> list[tuple[int, str, list[str]]]:
        used = [use.id for use in self.col.models.all_use_counts() if use.use_count]
        types = [self.col.models.get(note_type) for note_type in used]
        return [(found["id"], found["name"], [field["name"] for field in found["flds"]]) for found in types if found]

    def complaints(self) -> list[str]:
        """What Anki's “Check Database” and “Check Media” have to say."""
        said, is_whole = self.col.fix_integrity()
        return ([] if is_whole else [said]) + list(self.col.media.check().missing)


TABLES = (("cards", "id"), ("revlog", "cid"))


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    folder = tmp_path / "anki"
    folder.mkdir()
    opened = Anki(folder)
    yield opened
    opened.col.close()


@pytest.fixture(scope="session")
def package(site: Path) -> Path:
    """The Anki package of the site as it is built now."""
    return site / "autoregressive" / "flashcards.apkg"
