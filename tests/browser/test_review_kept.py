"""What a browser keeps of reviews: two tabs, a wrong clock, refused and wiped storage, one file out and in."""

import datetime
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.deck import BLOCKED, EVENTS, IDS, REFUSES, TUESDAY, WORK, Deck
from browser.wait import wait_until
from conftest import OpenVisit, Visit


def test_two_tabs_that_grade_at_once_lose_nothing(visit: OpenVisit) -> None:
    reader = visit()
    here = Deck(reader)
    there = Deck(reader, page=reader.page.context.new_page())
    for tab in (here, there):
        tab.start()
        for _ in range(3):
            tab.page.keyboard.press("Space")
            expect(tab.page.locator(".flashcard--open .flashcard__when").first).not_to_be_empty()
            tab.page.keyboard.press("2" if tab is here else "1")
    for tab in (here, there):
        for card_id in IDS[6:9]:
            tab.page.evaluate(
                """(id) => document.getElementById(id).turn(true)""",
                card_id,
            )
    here.page.evaluate("ids => ids.forEach(id => document.getElementById(id).grade('got'))", IDS[6:9])
    there.page.evaluate("ids => ids.forEach(id => document.getElementById(id).grade('missed'))", IDS[6:9])
    for tab in (here, there):  # a tab hears of another's writing a moment later
        wait_until(tab.page, f"() => ({EVENTS})().length >= 12")
    assert here.events() == there.events()
    assert len(here.events()) == 12
    graded = [(body["of"], body["grade"]) for body in here.events().values()]
    assert len(set(graded)) == len(graded)


def test_another_tab_sees_what_this_one_graded(visit: OpenVisit) -> None:
    reader = visit()
    here = Deck(reader)
    there = Deck(reader, page=reader.page.context.new_page())
    here.grade("Got it", IDS[0])
    expect(there.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    here.page.evaluate("localStorage.clear()")
    expect(there.panel).to_contain_text("Due today: 10 cards. Learned: 0 of 10.")
    expect(there.panel).to_contain_text("This browser remembers no review yet")


def test_a_clock_set_back_a_year_and_put_right_again(visit: OpenVisit) -> None:
    reader = visit()
    deck = Deck(reader)
    deck.grade("Got it", IDS[0])
    deck = Deck(reader, TUESDAY - datetime.timedelta(days=365))
    deck.start()
    deck.grade("Got it", IDS[0])
    deck = Deck(reader, TUESDAY)
    expect(deck.panel).to_contain_text("Learned: 1 of 10.")
    deck.start()
    while deck.current() != IDS[0]:
        deck.grade("Got it")
    assert deck.grade("Got it").startswith("in ")
    assert [body["day"] for body in deck.events().values() if body["of"] == IDS[0]].count("2026-11-24") == 2


@pytest.mark.parametrize("script", [REFUSES, BLOCKED], ids=["full", "blocked"])
def test_refused_storage_leaves_a_page_that_works_says_so_and_imports(
    visit: OpenVisit, script: str, tmp_path: Path
) -> None:
    elsewhere = visit()
    Deck(elsewhere).grade("Got it", IDS[0])
    file = exported(elsewhere, tmp_path)

    reader = visit()
    reader.page.add_init_script(script)
    deck = Deck(reader)
    deck.start()
    deck.grade("Got it")
    deck.grade("Missed it")
    deck.panel.get_by_role("button", name="End the review").click()
    expect(deck.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    expect(deck.panel).to_contain_text("refuses to keep your reviews")
    deck.panel.get_by_text("Export or import your reviews").click()
    deck.panel.get_by_label("Work file").set_input_files(file)
    expect(deck.panel.get_by_role("status", name="Your work")).to_contain_text("Imported 1 entry")
    reader.watch.complaints.clear()


def test_wiped_storage_is_restored_from_a_file_on_the_cards_page(visit: OpenVisit, tmp_path: Path) -> None:
    reader = visit()
    deck = Deck(reader)
    deck.start()
    deck.grade("Got it")
    deck.grade("Missed it")
    deck.page.keyboard.press("u")
    before = deck.events()
    file = exported(reader, tmp_path)
    reader.page.evaluate("localStorage.clear()")
    deck = Deck(reader)
    expect(deck.panel).to_contain_text("import your file below")
    deck.panel.get_by_text("Export or import your reviews").click()
    deck.panel.get_by_label("Work file").set_input_files(file)
    expect(deck.panel).to_contain_text("Due today: 9 cards. Learned: 1 of 10.")
    assert deck.events() == before


def exported(reader: Visit, folder: Path) -> Path:
    page = reader.open(WORK)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    target = folder / "work.json"
    download.value.save_as(target)
    return target


def test_two_browsers_merge_by_event_and_a_second_import_changes_nothing(visit: OpenVisit, tmp_path: Path) -> None:
    one, other = visit(), visit()
    Deck(one).grade("Got it", IDS[0])
    Deck(other).grade("Missed it", IDS[1])
    file = exported(one, tmp_path)
    page = other.open(WORK)
    page.get_by_label("Work file").set_input_files(file)
    status = page.get_by_role("status", name="Your work")
    expect(status).to_contain_text("Imported")
    merged = dict(page.evaluate(EVENTS))
    assert sorted(str(body["of"]) for body in merged.values()) == sorted(IDS[:2])
    page.get_by_label("Work file").set_input_files(file)
    expect(status).to_contain_text("1 review event was here already")
    assert dict(page.evaluate(EVENTS)) == merged
    entries = json.loads(exported(other, tmp_path).read_text())["entries"]
    assert {name.removeprefix("review/"): body for name, body in entries.items() if "review/" in name} == merged
