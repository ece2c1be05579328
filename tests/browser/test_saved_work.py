"""Saved work: a changed starter, Reset and its undo, refused storage, one file out and in again."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.exercise import LAB, PRACTICE, PYTHON_STARTS_MS, Exercise, source
from conftest import OpenVisit

WORK = "your-work/"
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def test_reset_can_be_undone_with_everything_it_cleared(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("mine = 1\n")
    page.get_by_label("Step 1").fill("0.06")
    exercise.button("Reset").click()
    assert exercise.written() == source("joint-nll", "starter.py")
    expect(page.get_by_label("Step 1")).to_have_value("")
    exercise.button("Undo").click()
    assert exercise.written() == "mine = 1\n"
    expect(page.get_by_label("Step 1")).to_have_value("0.06")
    page.reload()
    assert Exercise(page, "joint-nll").written() == "mine = 1\n"


def test_undo_brings_back_what_was_said_and_shown(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("print('kept')")
    exercise.expect_output("kept")
    said = exercise.check()
    exercise.button("Run").click()
    exercise.expect_output("kept")
    said = exercise.check()
    for name in ("Hint", "Hint", "Solution"):
        exercise.button(name).click()
    solution = exercise.region.get_by_text("One way to write it")
    expect(exercise.region.get_by_text("Hint 2 of")).to_be_visible()
    expect(solution).to_be_visible()
    exercise.button("Reset").click()
    expect(exercise.feedback).to_be_empty()
    expect(exercise.region.get_by_text("Hint 2 of")).to_be_hidden()
    expect(solution).to_be_hidden()
    exercise.button("Undo").click()
    assert exercise.feedback.inner_text() == said
    expect(exercise.region.get_by_text("Hint 2 of")).to_be_visible()
    expect(solution).to_be_visible()
    expect(exercise.editor).to_be_focused()
    exercise.button("Hint").click()
    expect(exercise.region.get_by_text("Hint 3 of")).to_be_visible()


def test_undo_brings_back_the_bench(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(LAB), "model-bench")
    exercise.button("Probe").click()
    cell = exercise.region.locator('.probe__leak[data-leak="0,1"]')
    expect(cell).to_have_count(1, timeout=PYTHON_STARTS_MS)
    exercise.button("Reset").click()
    expect(cell).to_have_count(0)
    exercise.button("Undo").click()
    cell.click()
    expect(exercise.region.locator(".probe__leak--shown")).to_have_attribute("data-leak", "0,1")


def test_reset_while_python_loads_leaves_nothing_behind(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("print('old')")
    exercise.button("Reset").click()
    expect(exercise.button("Stop")).to_be_disabled()
    exercise.run("print('new')")
    exercise.expect_output("new")
    expect(exercise.output).not_to_contain_text("old")


def test_two_tabs_of_one_exercise_tell_each_other(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    here = Exercise(page, "joint-nll")
    here.write("here = 1\n")
    other = page.context.new_page()
    other.goto(page.url)
    there = Exercise(other, "joint-nll")
    assert there.written() == "here = 1\n"
    there.write("there = 2\n")
    expect(here.region.get_by_role("status", name="Notice")).to_contain_text("changed in another tab")
    assert here.written() == "here = 1\n"
    here.button("Show the other").click()
    assert here.written() == "there = 2\n"
    here.button("Bring mine back").click()
    assert here.written() == "here = 1\n"


def test_a_changed_starter_is_offered_and_mine_is_not_lost(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("mine = 1\n")
    page.evaluate("""() => {
        const key = Object.keys(localStorage).find((name) => name.endsWith("#exercise/joint-nll"));
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), starter: "older" }));
    }""")
    page.reload()
    exercise = Exercise(page, "joint-nll")
    expect(exercise.region.get_by_role("status", name="Notice")).to_contain_text("starter code has changed")
    assert exercise.written() == "mine = 1\n"
    exercise.button("Take the new starter").click()
    assert exercise.written() == source("joint-nll", "starter.py")
    exercise.button("Bring mine back").click()
    assert exercise.written() == "mine = 1\n"
    page.reload()
    exercise = Exercise(page, "joint-nll")
    expect(exercise.region.get_by_role("status", name="Notice")).to_be_empty()


@pytest.mark.parametrize("script", [REFUSES, BLOCKED], ids=["full", "blocked"])
def test_refused_storage_is_said_and_everything_works(visit: OpenVisit, script: str) -> None:
    reader = visit()
    reader.page.add_init_script(script)
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.run("print('works')")
    exercise.expect_output("works")
    expect(exercise.region.get_by_role("alert")).to_contain_text("refuses to keep")
    reader.watch.complaints.clear()


def test_refused_storage_is_said_for_verdicts_and_numbers_too(visit: OpenVisit) -> None:
    reader = visit()
    reader.page.add_init_script(REFUSES)
    page = reader.open(PRACTICE)
    exercise = Exercise(page, "spot-the-leak")
    exercise.region.get_by_role("radio", name="Leaks").nth(1).check()
    expect(exercise.region.get_by_role("alert")).to_contain_text("refuses to keep")
    Exercise(page, "joint-nll").region.get_by_label("Step 1").fill("0.06")
    expect(Exercise(page, "joint-nll").region.get_by_role("alert")).to_contain_text("refuses to keep")


def exported(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Export to a file").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_work_goes_out_as_one_file_and_into_another_browser(visit: OpenVisit, tmp_path: Path) -> None:
    page = visit().open(PRACTICE)
    Exercise(page, "joint-nll").write("mine = '≤'\n")
    page.get_by_label("Step 3").fill("2,81")
    Exercise(page, "spot-the-leak").region.get_by_role("radio", name="Leaks").nth(1).check()
    page.goto(page.url.replace(PRACTICE, WORK))
    file = exported(page, tmp_path)
    assert len(json.loads(file.read_text())["entries"]) == 3

    other = visit().open(WORK)
    other.get_by_label("Work file").set_input_files(file)
    expect(other.get_by_role("status", name="Your work")).to_contain_text("Imported 3 entries")
    assert json.loads(exported(other, tmp_path).read_text())["entries"] == json.loads(file.read_text())["entries"]
    other.goto(other.url.replace(WORK, PRACTICE))
    assert Exercise(other, "joint-nll").written() == "mine = '≤'\n"
    expect(other.get_by_label("Step 3")).to_have_value("2,81")


def test_an_import_can_be_undone_and_an_open_exercise_is_told(visit: OpenVisit, tmp_path: Path) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("imported = 1\n")
    work = page.context.new_page()
    work.goto(page.url.replace(PRACTICE, WORK))
    file = exported(work, tmp_path)
    exercise.write("newer = 2\n")
    work.get_by_label("Work file").set_input_files(file)
    expect(exercise.region.get_by_role("status", name="Notice")).to_contain_text("changed in another tab")
    assert exercise.written() == "newer = 2\n"
    work.get_by_role("button", name="Undo the import").click()
    expect(work.get_by_role("status", name="Your work")).to_contain_text("The import is undone")
    page.reload()
    assert Exercise(page, "joint-nll").written() == "newer = 2\n"


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"kind": "other"}'])
def test_a_file_that_is_not_one_is_refused_and_changes_nothing(visit: OpenVisit, tmp_path: Path, text: str) -> None:
    page = visit().open(PRACTICE)
    Exercise(page, "joint-nll").write("mine = 1\n")
    page.goto(page.url.replace(PRACTICE, WORK))
    wrong = tmp_path / "wrong.json"
    wrong.write_text(text)
    page.get_by_label("Work file").set_input_files(wrong)
    expect(page.get_by_role("status", name="Your work")).to_contain_text("Nothing was changed")
    page.goto(page.url.replace(WORK, PRACTICE))
    assert Exercise(page, "joint-nll").written() == "mine = 1\n"
