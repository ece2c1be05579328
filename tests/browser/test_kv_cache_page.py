"""The lab on the KV cache through the page: right and wrong answers, the two pictures, their tables, and the times."""

import time

from playwright.sync_api import Locator, expect

from browser.exercise import KV_CACHE, PYTHON_STARTS_MS, Exercise, source
from conftest import OpenVisit
from grading.cache_shown import LENGTHS
from told import Tell


def probe(exercise: Exercise) -> Locator:
    exercise.button("Probe").click()
    summary = exercise.region.get_by_role("status", name="Probe summary")
    expect(summary).to_contain_text("Measured", timeout=PYTHON_STARTS_MS)
    return exercise.region.get_by_role("figure")


def numbers(figure: Locator) -> list[list[str]]:
    figure.get_by_text("The numbers").click()
    rows = figure.get_by_role("table").get_by_role("row").all()
    return [row.locator("th, td").all_inner_texts() for row in rows]


def test_the_starter_is_caught_by_its_work_and_the_solution_passes(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(KV_CACHE), "kv-cache")
    said = exercise.check()
    assert said.startswith("Not yet")
    assert "step 24 took 11,088 multiplications" in said
    exercise.write(source("kv-cache", "solution.py"))
    assert exercise.check().startswith("Correct")


def test_both_pictures_are_drawn_with_their_numbers(visit: OpenVisit, tell: Tell) -> None:
    exercise = Exercise(visit().open(KV_CACHE), "kv-cache")
    exercise.write(source("kv-cache", "solution.py"))
    exercise.check()
    began = time.monotonic()
    counted, timed = probe(exercise).all()
    took_s = time.monotonic() - began
    expect(counted.locator(".probe__title")).to_have_text("Held: What each step multiplies")
    expect(timed.locator(".probe__title")).to_have_text("Timed: How long one step takes")
    for figure in (counted, timed):
        expect(figure.get_by_role("img")).to_be_visible()
        assert figure.locator("polyline").count() == figure.get_by_role("listitem").count() >= 2
    head, *rows = numbers(counted)
    assert head == ["step", "without a cache", "your step", "weights, once each"]
    assert rows[-1] == ["24", "18,000", "750", "462"]
    assert [row[0] for row in numbers(timed)[1:]] == [str(length) for length in LENGTHS]
    tell(f"kv-cache, probe in Chromium: {took_s:.1f} s. {timed.locator('.probe__sentence').inner_text()}")
