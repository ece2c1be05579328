"""One announcement for each thing that happens, and no more: counted where a screen reader hears of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.announced import Announced
from browser.deck import IDS, Deck
from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise, source
from browser.states import FAILS_ON_LINE_4, NEVER_ENDS
from conftest import OpenVisit


def opened(visit: OpenVisit) -> tuple[Exercise, Announced]:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    return exercise, Announced(exercise.page)


def expect_said(page: Page, words: str) -> None:
    expect(page.get_by_role("status", name="Run").filter(has_text=words)).to_be_attached(timeout=PYTHON_STARTS_MS)


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("for k in range(30):\n    print(k)\n", "Run: Finished: 30 lines of output."),
        ("print('one, and no more')", "Run: Finished: 1 line of output."),
        ("print('a')\nprint('b', end='')\n", "Run: Finished: 2 lines of output."),
        ("x = 1\n", "Run: Finished. The code printed nothing."),
        (FAILS_ON_LINE_4, "Run: Error on line 4."),
    ],
)
def test_a_run_is_told_twice_that_it_began_and_how_it_ended(visit: OpenVisit, code: str, ends: str) -> None:
    exercise, announced = opened(visit)
    exercise.run(code)
    expect_said(exercise.page, ends.removeprefix("Run: "))
    told = announced.since()
    assert told[0] == "Run: Running."
    assert told[1].startswith(ends)
    assert len(told) == 2


def test_a_run_that_is_stopped_says_so_once(visit: OpenVisit) -> None:
    exercise, announced = opened(visit)
    exercise.run(NEVER_ENDS)
    exercise.expect_output("on")
    assert announced.since() == ["Run: Running."]
    exercise.button("Stop").click()
    expect_said(exercise.page, "Stopped.")
    assert announced.since() == ["Run: Stopped. Your code is kept."]


@pytest.mark.parametrize(("name", "verdict"), [("starter.py", "Not yet"), ("solution.py", "Correct")])
def test_a_verdict_is_told_once(visit: OpenVisit, name: str, verdict: str) -> None:
    exercise, announced = opened(visit)
    exercise.write(source("joint-nll", name))
    exercise.check()
    told = announced.since()
    assert told[0] == "Run: Checking."
    assert told[1].startswith(f"Feedback: {verdict}")
    assert len(told) == 2


def test_a_card_is_told_once_when_shown_when_graded_and_when_taken_back(visit: OpenVisit) -> None:
    deck = Deck(visit())
    deck.start()
    announced = Announced(deck.page)
    deck.card(IDS[0]).get_by_role("button", name="Show answer").click()
    assert announced.since() == ["Card: The answer is shown."]
    deck.card(IDS[0]).get_by_role("button", name="Got it").click()
    (graded,) = announced.since()
    assert re.fullmatch(r"Review: Got it: in 2 days, .*\.", graded)
    deck.panel.get_by_role("button", name="Undo").click()
    assert announced.since() == ["Review: Undone: the card is here again."]
