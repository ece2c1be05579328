"""A newer package over an older one: changed cards change, nothing is doubled, what was learned stays."""

from pathlib import Path

import pytest

from deck.collection import RELEASES, Anki
from deck.source import PARTS, edited, reworded
from deck.test_anki_import import FIELDS
from lessonkit.deck import note_type

TEXT = ("Question", "Answer", "Topic")
NEXT = "2099-01-01"


@pytest.mark.parametrize("release", RELEASES, ids=[path.stem for path in RELEASES])
def test_the_new_package_over_a_release_changes_texts_and_nothing_else(
    tmp_path: Path, anki: Anki, release: Path, package: Path
) -> None:
    anki.take(release)
    released = set(anki.notes())
    learned = min(released & set(PARTS))
    anki.learn(learned)
    schedule = anki.schedule(learned)
    log = anki.take(package)
    assert len(log.conflicting) == 0
    assert {note.fields[0] for note in log.new} == set(PARTS) - released
    assert set(anki.notes()) == set(PARTS) | released
    assert anki.schedule(learned) == schedule
    assert anki.note_types_in_use() == [(1630408977, "Lesson card", FIELDS)]
    assert anki.complaints() == []
    fresh_folder = tmp_path / "fresh"
    fresh_folder.mkdir()
    fresh = Anki(fresh_folder)
    fresh.take(package)
    for card_id, note in fresh.notes().items():
        assert [anki.notes()[card_id][name] for name in TEXT] == [note[name] for name in TEXT]
    fresh.col.close()


def test_there_is_a_release_to_compare_with() -> None:
    assert RELEASES


def test_the_same_package_twice_adds_and_changes_nothing(anki: Anki, package: Path) -> None:
    anki.take(package)
    log = anki.take(package)
    assert (len(log.new), len(log.updated), len(log.conflicting)) == (0, 0, 0)
    assert set(anki.notes()) == set(PARTS)


def test_a_reworded_card_with_a_later_day_is_updated_and_keeps_its_schedule(
    tmp_path: Path, anki: Anki, package: Path
) -> None:
    anki.take(package)
    anki.learn("kv-cache")
    schedule = anki.schedule("kv-cache")
    log = anki.take(edited(tmp_path, "next", *reworded("kv-cache", NEXT, "If $a < b$, & so on.")))
    assert [note.fields[0] for note in log.updated] == ["kv-cache"]
    assert anki.notes()["kv-cache"]["Answer"] == r"<p>If \(a &lt; b\), &amp; so on.</p>"
    assert anki.schedule("kv-cache") == schedule
    assert anki.card("kv-cache").queue == 2
    assert anki.complaints() == []


def test_a_reworded_card_of_the_same_day_is_ignored_by_anki(tmp_path: Path, anki: Anki, package: Path) -> None:
    """Why `make cards` exists, and why the build stops without it."""
    anki.take(package)
    before = anki.notes()["kv-cache"]["Answer"]
    anki.take(edited(tmp_path, "next", *reworded("kv-cache", "2026-11-24", "Another answer.")))
    assert anki.notes()["kv-cache"]["Answer"] == before


def test_a_card_that_is_gone_stays_with_those_who_have_it_and_a_new_one_is_added(
    tmp_path: Path, anki: Anki, package: Path
) -> None:
    anki.take(package)
    log = anki.take(edited(tmp_path, "next", ("flashcard | kv-cache", "flashcard | caching")))
    assert [note.fields[0] for note in log.new] == ["caching"]
    assert set(anki.notes()) == {*PARTS, "caching"}


def test_a_card_moved_to_a_deck_of_the_learners_own_is_updated_there(tmp_path: Path, anki: Anki, package: Path) -> None:
    anki.take(package)
    own = anki.col.decks.id("My own::Exam")
    assert own is not None
    anki.col.set_deck([anki.card("kv-cache").id], own)
    anki.take(edited(tmp_path, "next", *reworded("kv-cache", NEXT, "Another answer.")))
    assert anki.card("kv-cache").did == own
    assert "Another answer." in anki.notes()["kv-cache"]["Answer"]


def test_a_later_note_type_brings_its_style_to_the_cards_already_there(
    tmp_path: Path, anki: Anki, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki.take(package)
    front, back, style = note_type.texts()
    monkeypatch.setattr(note_type, "texts", lambda: (front, back, f"{style}/* newer */"))
    page = tmp_path / "next.md"
    page.with_suffix(".lock").write_text(f"(note-type) {NEXT} 0\n")
    anki.take(edited(tmp_path, "next"))
    assert anki.card("chain-rule").css().count("/* newer */") == 1
    assert anki.note_types_in_use() == [(1630408977, "Lesson card", FIELDS)]
