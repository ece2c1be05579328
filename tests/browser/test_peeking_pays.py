"""The lab "peeking pays" as a reader meets it: a record first, then their own run, stopped, gone on with, and done."""

import json
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.exercise import PYTHON_STARTS_MS
from browser.wait import wait_until
from conftest import OpenVisit
from peeking_pays.record import HERE
from told import Tell

PEEKING = "autoregressive/peeking-pays/"
RECORD = json.loads((HERE / "recorded.json").read_text(encoding="utf-8"))
DONE_MS = 120_000


class Run:
    """The lab's region, by role and name."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.region = page.get_by_role("region", name="One model, trained twice")
        self.status = self.region.get_by_role("status", name="Training")
        self.bar = self.region.get_by_role("progressbar", name="How far the training is")
        self.picture = self.region.get_by_role("img")

    def press(self, name: str) -> None:
        self.button(name).click()

    def button(self, name: str) -> Locator:
        return self.region.get_by_role("button", name=name, exact=True)

    def points(self) -> int:
        """Of the curve with the mask."""
        return len((self.region.locator("polyline").first.get_attribute("points") or "").split())

    def steps(self) -> int:
        """As the line beside the bar says."""
        words = self.region.locator(".long-run__words").inner_text()
        return int(words.split()[1].replace(",", ""))

    def wait_for_points(self, least: int) -> None:
        wait_until(
            self.page,
            "least => document.querySelector('long-run polyline').getAttribute('points').split(' ').length >= least"
            " && document.querySelector('.long-run__whose').textContent.startsWith('Your run')",
            arg=least,
            timeout=PYTHON_STARTS_MS,
        )


def test_without_javascript_the_record_is_there_and_says_that_it_is_one(visit: OpenVisit) -> None:
    run = Run(visit(java_script_enabled=False).open(PEEKING))
    expect(run.region).to_contain_text(f"A recorded run, not yours: made on {RECORD['day']}")
    expect(run.picture).to_be_visible()
    expect(run.picture).to_have_attribute("aria-label", RECORD["findings"]["says"])
    expect(run.region).to_contain_text(RECORD["findings"]["verdict"])
    expect(run.region.locator("polyline")).to_have_count(3)
    expect(run.region.get_by_role("button")).to_have_count(0)


def test_a_reader_trains_stops_goes_on_and_sees_what_came_of_it(visit: OpenVisit, tell: Tell) -> None:
    run = Run(visit().open(PEEKING))
    run.press("Train")
    began = time.monotonic()
    expect(run.region).not_to_contain_text("recorded run, not yours", timeout=PYTHON_STARTS_MS)
    started_s = time.monotonic() - began
    first = run.points()
    run.wait_for_points(first + 4)
    expect(run.region.locator(".long-run__verdict")).to_have_count(0)
    run.press("Stop")
    expect(run.status).to_contain_text("Continue goes on from there")
    stopped_s = time.monotonic() - began
    reached = run.steps()
    assert 0 < reached < 1000
    run.press("Continue")
    again = time.monotonic()
    expect(run.status).to_contain_text("Done", timeout=DONE_MS)
    took_s = stopped_s + time.monotonic() - again
    assert run.points() == len(RECORD["curves"]["causal"])
    verdict = run.region.locator(".long-run__verdict--held")
    expect(verdict).to_contain_text("No causal model can get below 0.43")
    table = run.region.get_by_role("region", name="What was measured").get_by_role("row")
    rows = [row.locator("th, td").all_inner_texts() for row in table.all()]
    assert [row[1] for row in rows[1:]] == [row[1] for row in RECORD["findings"]["rows"]]
    sample = run.region.get_by_role("figure", name=RECORD["findings"]["samples"][0]["name"])
    expect(sample).to_contain_text(RECORD["findings"]["samples"][0]["text"].strip())
    tell(f"peeking-pays in Chromium: {took_s:.1f} s from Train to Done, {started_s:.1f} s of it to the first")
    tell(f"figure, Python's start included; stopped once, at step {reached}. {verdict.inner_text()}")
    run.press("Reset")
    expect(run.region).to_contain_text("A recorded run, not yours")


def test_a_worker_that_ends_costs_one_piece(visit: OpenVisit) -> None:
    page = visit().open(PEEKING)
    run = Run(page)
    run.press("Train")
    run.wait_for_points(2)
    page.workers[0].evaluate("self.close()")
    page.wait_for_timeout(1500)
    run.press("Stop")
    expect(run.status).to_contain_text("Continue goes on from there", timeout=10_000)
    before = run.points()
    run.press("Continue")
    run.wait_for_points(before + 2)
    run.press("Stop")
    expect(run.status).to_contain_text("Continue goes on from there")


def test_by_keyboard_with_the_numbers_left_open(visit: OpenVisit) -> None:
    page = visit().open(PEEKING)
    run = Run(page)
    run.button("Train").focus()
    page.keyboard.press("Enter")
    run.wait_for_points(2)
    numbers = run.region.get_by_text("The numbers")
    numbers.focus()
    page.keyboard.press("Enter")
    run.wait_for_points(run.points() + 2)
    expect(run.region.get_by_role("region", name="Numbers of the picture")).to_be_visible()
    run.button("Stop").focus()
    page.keyboard.press("Space")
    expect(run.button("Continue")).to_have_attribute("aria-disabled", "false")


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_is_wider_than_the_screen(visit: OpenVisit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 700}).open(PEEKING)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    expect(Run(page).picture).to_be_visible()
