"""The pen-and-paper part: marked in the page without Python, each slip named."""

import io
import math
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise, source
from browser.held import held, release
from browser.wait import wait_for_client
from conftest import OpenVisit

STEPS = ("Step 1", "Step 2", "Step 3")


def mark(page: Page, *answers: str) -> list[str]:
    for step, answer in zip(STEPS, answers, strict=True):
        page.get_by_label(step).fill(answer)
    page.get_by_role("button", name="Mark my answers").click()
    return page.locator(".by-hand__said").all_inner_texts()


def given(page: Page) -> list[float]:
    return [float(text) for text in page.locator(".by-hand__value").all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("1.2", "-2.813", "4.059"), ("added", "minus", "bits")),
        (("1,2", "1.222", "0.938"), ("added", "log base 10", "mean per token")),
        (("", "2.554", "-0.182"), ("Nothing", "perplexity", "sum of the conditionals")),
        (("six", "0.182", "0.06"), ("cannot be marked", "sum of the conditionals", "joint probability itself")),
        (("0.06", "2.81", "2.813"), ("Right", "Right", "Right")),
        (("0.0600", "2.8", "2.8134"), ("Right", "Right", "Right")),
        (("0.07", "3", "2.5"), ("Too large", "rounded too far", "Too small")),
    ],
)
def test_answers_are_marked_and_slips_are_named(
    visit: OpenVisit, typed: tuple[str, ...], words: tuple[str, ...]
) -> None:
    reader = visit()
    said = mark(reader.open(PRACTICE), *typed)
    for word, sentence in zip(words, said, strict=True):
        assert word in sentence
    assert [url for url in reader.watch.requested if "pyodide" in url] == []


def test_a_seed_gives_the_same_numbers_every_time_and_marks_by_them(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=7")
    numbers = given(page)
    assert numbers != [0.3, 0.5, 0.4]
    assert given(visit().open(PRACTICE + "?seed=7")) == numbers
    assert given(visit().open(PRACTICE + "?seed=8")) != numbers
    joint, nll = math.prod(numbers), -math.fsum(map(math.log, numbers))
    said = mark(page, f"{joint:.6f}", f"{nll:.3f}", f"{nll / math.log(2):.3f}")
    assert [sentence.split()[0] for sentence in said[:2]] == ["Right:", "Right:"]
    assert "bits" in said[2]


def test_new_numbers_changes_the_drill_and_the_address(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    before = given(page)
    page.get_by_role("button", name="New numbers").click()
    page.wait_for_url("**/?seed=*")
    assert given(page) != before
    address = page.url
    assert given(visit().open(address.split("/sub-path/")[1])) == given(page)


def test_a_seed_that_is_none_is_said_to_be_none(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=<b>x")
    expect(page.locator(".by-hand__seed")).to_contain_text("a seed is a whole number")
    assert given(page) == [0.3, 0.5, 0.4]


def test_python_is_checked_on_the_numbers_on_show(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=7")
    exercise = Exercise(page, "joint-nll")
    exercise.write(source("joint-nll", "solution.py"))
    said = exercise.check()
    assert said.startswith("Correct")
    for number in given(page):
        assert str(number) in said


@pytest.mark.parametrize("late", ["page.js", "by-hand__said"])
def test_what_is_typed_before_the_client_is_there_is_kept(visit: OpenVisit, site: Path, late: str) -> None:
    """All of the client is late, or only the part that marks, which is the script with these words."""
    reader = visit()
    page, all_is_late = reader.page, late == "page.js"
    name = late if all_is_late else next(path.name for path in site.glob("assets/*.js") if late in path.read_text())
    waiting = held(page, f"**/assets/{name}")
    page.goto(reader.base_url + PRACTICE, wait_until="domcontentloaded")  # "load" may wait for what is held
    if not all_is_late:
        wait_for_client(page)
    page.get_by_label("Step 1").fill("0.06")
    page.get_by_role("button", name="Mark my answers").click()
    page.get_by_role("group", name="(a)").get_by_role("radio").first.check()
    release(page, waiting, name)
    wait_for_client(page)
    for again in range(2):
        Exercise(page, "spot-the-leak")
        expect(page.get_by_label("Step 1")).to_have_value("0.06")
        expect(page.get_by_role("group", name="(a)").get_by_role("radio").first).to_be_checked()
        if again == 0:
            expect(page.locator(".by-hand__said").first).to_contain_text("Right")
            page.unroute(f"**/assets/{name}")
            reader.open(PRACTICE)


def test_typed_numbers_survive_a_reload(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    mark(page, "0.06", "2.813", "")
    page.reload()
    expect(page.get_by_label("Step 2")).to_have_value("2.813", timeout=PYTHON_STARTS_MS)


def test_a_sheet_prints_tasks_from_the_seed_and_the_key_on_a_page_of_its_own(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "?seed=7")
    page.evaluate("() => { window.print = () => undefined; }")
    page.get_by_role("button", name="Print a sheet").click()
    pdf = page.pdf(prefer_css_page_size=True)
    tasks, key = (sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)
    numbers = given(page)
    nll = f"{-math.fsum(map(math.log, numbers)):.3f}"
    for seed in range(7, 13):
        assert f"Seed {seed}" in tasks
    for number in numbers:
        assert str(number) in tasks
    assert nll not in tasks
    assert "Key" in key
    assert nll in key
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sheet").count() == 0
