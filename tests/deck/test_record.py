"""A change that Anki would ignore does not leave the house: the record, what the build says, and `make cards`."""

import logging
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import site_hooks
from conftest import ROOT
from hooks.author_project import GOOD, build
from lessonkit.deck import note_type
from lessonkit.deck.record import read_record, record_problems
from lessonkit.deck.settle import settle
from lessonkit.problems import Problem

DECK = f"---\ndeck:\n  name: Sums\n  anki-id: 1500000000\n---\n{GOOD}"
FIRST = date(2026, 11, 24)
LATER = date(2026, 12, 9)


@pytest.fixture
def page(project: Path) -> Path:
    """A page with a deck of one card, recorded on the day that the card names."""
    path = project / "docs" / "page.md"
    path.write_text(DECK)
    settle(path, FIRST)
    return path


def edit(page: Path, old: str, new: str) -> None:
    text = page.read_text()
    assert text.count(old) == 1
    page.write_text(text.replace(old, new))


def problems(page: Path) -> list[Problem]:
    return record_problems(page.parent)


def line_of(page: Path, text: str) -> int:
    return page.read_text()[: page.read_text().index(text)].count("\n") + 1


def test_a_recorded_deck_has_no_problem_and_nothing_to_settle(page: Path) -> None:
    before = page.read_text(), page.with_suffix(".lock").read_text()
    assert problems(page) == []
    assert settle(page, LATER) == []
    assert (page.read_text(), page.with_suffix(".lock").read_text()) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("Front?", "In front?"), ("Back.", "Back!"), ("topic: sums", "topic: more"), ("lesson: sums", "lesson: b")],
)
def test_a_changed_card_of_the_old_day_is_a_problem_at_its_day_until_it_is_settled(
    page: Path, old: str, new: str
) -> None:
    edit(page, old, new)
    (problem,) = problems(page)
    assert (problem.file, problem.line) == ("docs/page.md", line_of(page, "    changed:"))
    assert "a day after 2026-11-24" in problem.expected
    assert problem.found == 'changed: "2026-11-24"'
    assert "make cards" in problem.example
    before = page.read_text()
    assert settle(page, LATER) == ["good-card: changed, of 2026-12-09"]
    assert page.read_text() == before.replace("2026-11-24", "2026-12-09")
    assert problems(page) == []


def test_a_second_change_on_one_day_gets_the_next_day(page: Path) -> None:
    for answer, day in (("One.", "2026-12-09"), ("Two.", "2026-12-10"), ("Three.", "2026-12-11")):
        edit(page, page.read_text().partition("Front?\n\n---\n\n")[2].partition("\n")[0], answer)
        settle(page, LATER)
        assert f'changed: "{day}"' in page.read_text()


def test_a_later_day_that_the_author_gave_is_kept_but_must_be_recorded(page: Path) -> None:
    edit(page, "Back.", "Back!")
    edit(page, '"2026-11-24"', '"2026-12-01"')
    (problem,) = problems(page)
    assert (problem.line, problem.example) == (line_of(page, "/// flashcard"), "make cards")
    settle(page, LATER)
    assert read_record(page)["good-card"].day == "2026-12-01"
    assert problems(page) == []


def test_a_day_set_back_is_set_right(page: Path) -> None:
    edit(page, '"2026-11-24"', '"2026-11-01"')
    assert len(problems(page)) == 1
    settle(page, LATER)
    assert page.read_text() == DECK


def test_other_line_ends_in_a_paragraph_are_no_change(page: Path) -> None:
    edit(page, "Back.", "Back and\nforth.")
    settle(page, LATER)
    edit(page, "Back and\nforth.", "Back\nand forth.")
    assert problems(page) == []


def test_a_new_card_and_a_card_that_is_gone_are_problems_until_they_are_settled(page: Path) -> None:
    edit(page, "flashcard | good-card", "flashcard | better-card")
    assert sorted(problem.found for problem in problems(page)) == ["no such card", "the new card better-card"]
    assert settle(page, LATER) == [
        "better-card: new, of 2026-11-24",
        "good-card: removed; readers who have it in Anki keep it",
    ]
    assert problems(page) == []


def test_another_note_type_is_a_problem_until_it_is_dated(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_type, "texts", lambda: ("{{Question}}", "{{Answer}}", ""))
    (problem,) = problems(page)
    assert problem.file == "docs/page.lock"
    assert settle(page, LATER) == ["(note-type): changed, of 2026-12-09"]
    assert problems(page) == []


def test_what_a_merge_left_in_the_record_counts_for_nothing(page: Path) -> None:
    lock = page.with_suffix(".lock")
    lock.write_text(f"<<<<<<< ours\n{lock.read_text()}=======\n>>>>>>> theirs\n")
    assert problems(page) == []


def test_the_build_stops_at_an_unrecorded_change_and_publishes_no_record(page: Path, project: Path) -> None:
    code, said = build(project)
    assert code == 0, said
    assert (project / "site" / "page.apkg").is_file()
    assert not (project / "site" / "page.lock").exists()
    edit(page, "Back.", "Back!")
    with pytest.raises(Abort, match="make cards"):
        site_hooks.on_pre_build(load_config(str(project / "mkdocs.yml")))


def test_an_author_at_work_is_told_but_not_stopped(
    page: Path, project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    build(project)
    edit(page, "Back.", "Back!")
    monkeypatch.setattr(site_hooks, "_is_served", True)
    with caplog.at_level(logging.INFO, "mkdocs.hooks.lessons"):
        site_hooks.on_pre_build(load_config(str(project / "mkdocs.yml")))
    assert "make cards" in caplog.text
    assert [record.levelname for record in caplog.records if "make cards" in record.message] == ["INFO"]


def test_the_task_settles_every_deck_and_refuses_a_page_with_mistakes(page: Path, project: Path) -> None:
    edit(page, "Back.", "Back!")
    words = [sys.executable, "-m", "lessonkit.deck", str(project / "docs"), str(project / "exercises")]
    done = subprocess.run(words, cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "good-card: changed" in done.stdout
    assert problems(page) == []
    edit(page, "topic: sums", "topics: sums")
    before = page.read_text()
    done = subprocess.run(words, cwd=ROOT / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "docs/page.md" in done.stderr
    assert page.read_text() == before
