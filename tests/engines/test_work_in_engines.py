"""What a reader keeps, prints and passes on, in every engine: reviews, work as a file, paper, no network, a link."""

import json
from pathlib import Path

import pytest
from pypdf import PageObject

from browser.cards import cards, squeeze
from browser.deck import WORK
from browser.exercise import LAB, PRACTICE, source
from browser.paper import DECK, PAPERS_MM, assert_whole, pages_of
from browser.printed import Reader as Printed
from engines.reader import Exercise, Reader
from engines.tab import wait_for

feature = pytest.mark.feature
FRAMES = "document.querySelectorAll('iframe').length"
THEIRS = ("group", "Somebody else’s code")
NUMPY = "import numpy\nprint(numpy.arange(3).sum() + 39)\n"


def text_of(page: PageObject) -> str:
    return "".join(spot.text for spot in Printed(page).spots)


def graded(reader: Reader, grade: str) -> None:
    """The card that is on show; only one is."""
    reader.tab.click("button", "Show answer")
    reader.tab.click("button", grade)


@feature("Flashcards: show, Got it, Missed it; the review is kept")
def test_a_review_is_kept_over_a_reload(reader: Reader) -> None:
    count = len(cards())
    reader.open(DECK)
    reader.hears(f"Due today: {count} cards. Learned: 0 of {count}.", "region", "Review")
    reader.tab.click("button", f"Review {count} cards")
    graded(reader, "Got it")
    reader.hears("Got it: in 2 days", "status", "Review")
    graded(reader, "Missed it")
    reader.hears("Missed it: again today", "status", "Review")
    reader.tab.click("button", "End the review")
    reader.open(DECK)
    reader.hears(f"Due today: {count - 1} cards. Learned: 1 of {count}.", "region", "Review")


@feature("Work out as a file, and in again")
def test_work_goes_out_as_a_file_and_in_again(reader: Reader, tmp_path: Path) -> None:
    Exercise(reader, PRACTICE, "joint-nll").write("mine = '≤'\n")
    reader.open(WORK)
    exported = reader.tab.download("Export to a file")
    assert len(json.loads(exported)["entries"]) == 1
    file = tmp_path / "work.json"
    file.write_bytes(exported)
    reader.tab.evaluate("localStorage.clear() ?? null")
    reader.open(WORK)
    reader.tab.choose("Import a file", file)
    reader.hears("Imported 1 entry.", "status", "Your work")
    assert Exercise(reader, PRACTICE, "joint-nll").written() == "mine = '≤'\n"


@feature("The deck on paper, from its button")
def test_the_deck_is_printed_from_its_button(reader: Reader) -> None:
    reader.open(DECK)
    reader.tab.click("button", "Print flashcards")
    reader.tab.click("radio", "One card a page")
    reader.tab.click("radio", "A4")
    sheets = pages_of(reader.tab.print_by_click("button", "Print", PAPERS_MM["A4"]))
    assert len(sheets) == len(cards())
    for card, sheet in zip(cards(), sheets, strict=True):
        assert_whole(card, text_of(sheet))


@feature("The page that prints everything, with every card")
def test_the_print_page_has_every_card(reader: Reader) -> None:
    reader.open("print_page/")
    text = squeeze("".join(map(text_of, pages_of(reader.tab.print(PAPERS_MM["A4"])))))
    assert [card.id for card in cards() if card.question not in text or card.answer not in text] == []


@feature("Without a network, after one visit and one run")
def test_after_one_visit_and_one_run_all_works_without_a_network(new_reader: Reader) -> None:
    reader = new_reader
    drill = Exercise(reader, PRACTICE, "joint-nll")
    reader.waits_until_pages_are_kept()
    drill.run(NUMPY, "42")
    reader.waits_until_python_is_kept()
    reader.site.is_down = True
    try:
        drill = Exercise(reader, PRACTICE, "joint-nll")
        drill.run(NUMPY, "42")
        drill.write(source("joint-nll", "solution.py"))
        assert drill.check().startswith("Correct")
        bench = Exercise(reader, LAB, "model-bench")  # a page that was not visited
        assert "Leaks" in bench.probe()
    finally:
        reader.site.is_down = False


def link_to(reader: Reader, drill: Exercise) -> str:
    """By Share: from where the page shows it, else pasted from the clipboard into a field."""
    drill.press("Share")
    told = reader.hears("link to this code", "status", "Link to this code", drill.region)
    if "copied" not in told:
        return reader.said("textbox", "Link to this code", drill.region)
    field = ("textbox", "Step 1: the joint probability")
    reader.tab.click(*field)
    reader.tab.press("Control+a", "Control+v")
    wait_for(lambda: reader.said(*field).startswith("http"), "pasted link")
    return reader.said(*field)


@feature("Code by a link: shown as text, run only on demand, in a closed frame")
def test_shared_code_arrives_as_text_and_runs_when_told_to(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "joint-nll")
    drill.write("print('sent by a link', 6 * 7)\n")
    link = link_to(reader, drill)
    reader.tab.evaluate("localStorage.clear() ?? null")
    reader.open(link)
    arrived = reader.hears("print('sent by a link', 6 * 7)", "region", "Somebody else’s code, not run yet")
    assert "sent by a link 42" not in arrived
    assert reader.tab.evaluate(FRAMES) == 0
    reader.tab.click("button", "Run it in a closed frame", THEIRS)
    reader.hears("sent by a link 42", "log", "Output of somebody else’s code")
    assert reader.tab.evaluate(FRAMES) == 1
    reader.tab.click("button", "Put it into my editor")
    wait_for(lambda: drill.written().startswith("print('sent by a link'"), "code in the editor")
    assert reader.tab.evaluate(FRAMES) == 0
