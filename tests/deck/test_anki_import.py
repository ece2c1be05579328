"""The package in an empty Anki: every card there, readable on both sides, filed by topic."""

import html
import re
from pathlib import Path

import pytest

from conftest import mkdocs
from deck.collection import Anki
from deck.source import PARTS, TOPICS, formulas, plain

FIELDS = ["Id", "Question", "Answer", "Lesson", "Topic", "Source", "Spare1", "Spare2", "Spare3", "Spare4"]
DRAWN_BY_ANKI = re.compile(r"\\\((.*?)\\\)|\\\[(.*?)\\\]", re.DOTALL)


def latex(field: str) -> list[str]:
    """The formulas of a field as Anki hands them to MathJax."""
    return [html.unescape(inline or block).strip() for inline, block in DRAWN_BY_ANKI.findall(field)]


def test_every_card_arrives_once_and_nothing_is_amiss(anki: Anki, package: Path) -> None:
    log = anki.take(package)
    assert len(log.new) == log.found_notes == len(PARTS) >= 10
    assert not [*log.updated, *log.duplicate, *log.conflicting, *log.missing_notetype, *log.missing_deck]
    assert set(anki.notes()) == set(PARTS)
    assert anki.complaints() == []


def test_every_card_shows_its_question_and_then_its_answer(anki: Anki, package: Path) -> None:
    anki.take(package)
    for card_id, (question, answer) in PARTS.items():
        shown = anki.card(card_id).render_output()
        front, back = shown.question_text, shown.answer_text
        assert plain(html.unescape(front)) == plain(question)
        assert plain(html.unescape(back)) == plain(question) + plain(answer)
        assert latex(front) == formulas(question)
        assert latex(back) == formulas(question) + formulas(answer)
        for side in (front, back):
            assert not re.search(r"\{\{|\$|///|<img|\[sound:|arithmatex|href", side)
            assert anki.col.media.files_in_str(anki.notes()[card_id].mid, side) == []


def test_the_cards_lie_in_one_deck_in_the_order_of_the_page(anki: Anki, package: Path) -> None:
    anki.take(package)
    decks = [(deck.name, anki.col.decks.card_count(deck.id, False)) for deck in anki.col.decks.all_names_and_ids()]
    assert decks == [("Autoregressive models", len(PARTS)), ("Default", 0)]
    assert sorted(PARTS, key=lambda card_id: anki.card(card_id).due) == list(PARTS)


def test_every_card_is_tagged_with_its_topic(anki: Anki, package: Path) -> None:
    anki.take(package)
    for topic in set(TOPICS.values()):
        found = anki.col.find_notes(f"tag:autoregressive-models::{topic}")
        assert {anki.col.get_note(note)["Id"] for note in found} == {id for id, its in TOPICS.items() if its == topic}


def test_there_is_one_note_type_with_the_fields_of_the_first_release(anki: Anki, package: Path) -> None:
    anki.take(package)
    assert anki.note_types_in_use() == [(1630408977, "Lesson card", FIELDS)]


def test_the_card_has_colours_for_night_mode(anki: Anki, package: Path) -> None:
    """The class is `nightMode` on the desktop and in AnkiMobile, `night_mode` in AnkiDroid."""
    anki.take(package)
    style = anki.card("chain-rule").css()
    for night in (".card.nightMode", ".card.night_mode"):
        rule = re.search(rf"{re.escape(night)}\b[^{{]*\{{([^}}]*)\}}", style)
        assert rule, style
        assert "color:" in rule[1]
        assert "background:" in rule[1]


@pytest.fixture(scope="module")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built for the address at which it will stand."""
    folder = tmp_path_factory.mktemp("addressed") / "site"
    done = mkdocs("build", "--strict", "--site-dir", str(folder), SITE_URL="https://example.org/course/")
    assert done.returncode == 0, done.stderr
    return folder


def test_a_card_links_to_its_place_in_the_lesson_and_on_the_page(anki: Anki, addressed_site: Path) -> None:
    anki.take(addressed_site / "autoregressive" / "flashcards.apkg")
    for card_id in PARTS:
        answer = anki.card(card_id).render_output().answer_text
        links = re.findall(r'<a href="https://example\.org/course/([^"#]*)#([^"]*)">', answer)
        assert [page for page, _ in links] == ["autoregressive/", "autoregressive/flashcards/"]
        for page, anchor in links:
            assert f'id="{anchor}"' in (addressed_site / page / "index.html").read_text()
        assert links[1][1] == card_id
