"""What a reader can rely on: Stop, the time limit, what was typed, Reset, hints, the solution, the keyboard."""

import time
from pathlib import Path

from playwright.sync_api import Page, Worker, expect

from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise, source
from browser.held import part_with
from conftest import OpenVisit

LOOP = "print('before')\nwhile True:\n    pass\n"


def test_stop_ends_an_endless_loop_and_the_next_run_works(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    expect(exercise.button("Stop")).to_be_disabled()
    exercise.run(LOOP)
    exercise.expect_output("before")
    exercise.button("Stop").click()
    exercise.expect_output("Stopped")
    assert exercise.written() == LOOP
    exercise.run("print(40 + 2)")
    exercise.expect_output("42")
    expect(exercise.button("Stop")).to_be_disabled()


def test_stop_belongs_to_the_exercise_that_runs(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    first, second = Exercise(page, "joint-nll"), Exercise(page, "spot-the-leak")
    first.run(LOOP)
    first.expect_output("before")
    second.button("Check").click()
    expect(second.feedback).to_contain_text("Another exercise", timeout=PYTHON_STARTS_MS)
    expect(second.button("Stop")).to_be_disabled()
    expect(first.button("Stop")).to_be_enabled()
    first.button("Stop").click()
    first.expect_output("Stopped")


def test_reset_stops_a_run_and_nothing_of_it_arrives_later(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run(LOOP)
    exercise.expect_output("before")
    exercise.button("Reset").click()
    expect(exercise.button("Stop")).to_be_disabled(timeout=PYTHON_STARTS_MS)
    expect(exercise.output).to_be_empty()
    assert exercise.written() == source("joint-nll", "starter.py")


def test_what_is_printed_without_a_newline_is_shown_at_once(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("print('no newline', end='')")
    exercise.expect_output("no newline")
    exercise.run("print('dots', end='...')\nwhile True: pass\n")
    exercise.expect_output("dots...")
    expect(exercise.output).not_to_contain_text("no newline")
    exercise.button("Stop").click()


def test_a_closed_stdout_does_not_silence_the_next_run(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("import sys\nsys.stdout.close()\n")
    exercise.expect_output("printed nothing")
    exercise.run("print(1 + 1)")
    exercise.expect_output("2")


def test_running_by_the_button_keeps_the_keyboard_on_the_button(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.button("Run").focus()
    page.keyboard.press("Enter")
    exercise.expect_output("conditionals")
    expect(exercise.button("Run")).to_be_focused()


def test_the_line_that_failed_is_marked_and_typing_goes_on_where_it_was(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("x = 1\n1 / 0\nx = 3\n")
    page.keyboard.press("Control+Enter")
    exercise.expect_output("ZeroDivisionError")
    expect(exercise.editor.locator(".cm-stopped")).to_have_text("1 / 0")
    page.keyboard.type("# end")
    assert exercise.written() == "x = 1\n1 / 0\nx = 3\n# end"


def test_an_editor_that_cannot_be_loaded_is_said_and_offers_to_try_again(visit: OpenVisit, site: Path) -> None:
    reader = visit()
    editor = f"**/assets/{part_with('cm-content', site)}*"
    reader.page.route(editor, lambda route: route.abort())
    page = reader.open(PRACTICE)
    page.locator("#joint-nll").scroll_into_view_if_needed()
    feedback = page.get_by_role("status", name="Feedback").first
    expect(feedback).to_contain_text("Something went wrong on our side")
    expect(page.locator("#joint-nll .exercise__starter code")).to_be_visible()
    page.unroute(editor)
    feedback.get_by_role("button", name="Retry").click()
    Exercise(page, "joint-nll")
    reader.watch.complaints.clear()


def test_code_that_runs_too_long_is_ended_with_a_sentence(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run(LOOP)
    exercise.expect_output("Stopped after 10 s")
    exercise.run("print('again')")
    exercise.expect_output("again")


def test_an_exercise_with_a_limit_of_its_own_is_ended_at_that(visit: OpenVisit, site: Path) -> None:
    reader = visit()
    html = (site / PRACTICE / "index.html").read_text()
    assert 'data-limit-s="10"' in html
    shorter = html.replace('data-limit-s="10"', 'data-limit-s="2"')
    reader.page.route("**/" + PRACTICE, lambda route: route.fulfill(body=shorter, content_type="text/html"))
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.run(LOOP)
    exercise.expect_output("Stopped after 2 s")


def test_an_interpreter_that_dies_is_replaced(visit: OpenVisit) -> None:
    reader = visit()
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    exercise.run("x = []\nfor _ in range(100_000):\n    x = [x]\nrepr(x)\n")
    expect(exercise.output).to_contain_text("Python down", timeout=PYTHON_STARTS_MS)
    exercise.run("print(1 + 1)")
    exercise.expect_output("2")
    reader.watch.complaints.clear()


def test_two_exercises_share_one_python_and_the_second_is_told_to_wait(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    first, second = Exercise(page, "joint-nll"), Exercise(page, "spot-the-leak")
    first.run(LOOP)
    first.expect_output("before")
    second.button("Run").click()
    second.expect_output("Another exercise")
    first.button("Stop").click()
    first.expect_output("Stopped")
    # The browser takes a moment to end a thread that loops; beside the one that is left, a spare may wait.
    deadline_s = time.monotonic() + 15
    while len(python_workers(page)) > 2 and time.monotonic() < deadline_s:
        page.wait_for_timeout(100)
    assert len(python_workers(page)) <= 2


def python_workers(page: Page) -> list[Worker]:
    return [worker for worker in page.workers if worker.url.startswith("blob:")]


def test_code_survives_a_reload_and_a_visit_to_another_page(visit: OpenVisit) -> None:
    reader = visit()
    exercise = Exercise(reader.open(PRACTICE), "joint-nll")
    unfinished = "def joint(conditionals:\n    retrun 1  # ≤ not even Python\n"
    exercise.write(unfinished)
    reader.page.reload()
    assert Exercise(reader.page, "joint-nll").written() == unfinished
    reader.page.get_by_role("link", name="Flashcards").first.click()
    reader.page.wait_for_url("**/flashcards/")
    reader.page.go_back()
    assert Exercise(reader.page, "joint-nll").written() == unfinished
    assert Exercise(reader.page, "spot-the-leak").written() == source("spot-the-leak", "starter.py")


def test_verdicts_survive_a_reload_and_reset_clears_them(visit: OpenVisit) -> None:
    reader = visit()
    exercise = Exercise(reader.open(PRACTICE), "spot-the-leak")
    exercise.region.get_by_role("radio", name="Leaks").nth(1).check()
    reader.page.reload()
    exercise = Exercise(reader.page, "spot-the-leak")
    expect(exercise.region.get_by_role("radio", name="Leaks").nth(1)).to_be_checked()
    exercise.write("broken(")
    exercise.button("Reset").click()
    assert exercise.region.get_by_role("radio", checked=True).count() == 0
    assert exercise.written() == source("spot-the-leak", "starter.py")
    reader.page.reload()
    assert Exercise(reader.page, "spot-the-leak").written() == source("spot-the-leak", "starter.py")


def test_hints_come_one_at_a_time_with_their_count(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    for number in (1, 2, 3):
        exercise.button("Hint").click()
        expect(exercise.region.get_by_text(f"Hint {number} of 3")).to_be_visible()


def test_the_solution_asks_first_who_has_not_tried_and_leaves_their_code(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("mine = 1")
    exercise.button("Solution").click()
    page.get_by_role("dialog").get_by_role("button", name="Keep trying").click()
    shown = exercise.region.locator(".exercise__solution")
    expect(shown).to_be_hidden()
    exercise.button("Solution").click()
    page.get_by_role("dialog").get_by_role("button", name="Show it anyway").click()
    expect(shown.locator("code")).to_have_text(source("joint-nll", "solution.py"))
    assert exercise.written() == "mine = 1"


def test_the_keyboard_runs_checks_indents_and_leaves_the_editor(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    exercise.write("if True:\n")
    page.keyboard.press("Tab")
    page.keyboard.type("print('by keyboard')")
    assert "    print" in exercise.written()
    page.keyboard.press("Control+Enter")
    exercise.expect_output("by keyboard")
    page.keyboard.press("Control+Shift+Enter")
    expect(exercise.feedback).to_contain_text("Not yet", timeout=PYTHON_STARTS_MS)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(exercise.editor).not_to_be_focused()
    expect(exercise.button("Run")).to_be_focused()


def test_a_runtime_file_that_was_altered_is_refused_and_retry_works(visit: OpenVisit, site: Path) -> None:
    reader = visit()
    page = reader.open(PRACTICE)
    exercise = Exercise(page, "joint-nll")
    pattern = "**/assets/pyodide/stdlib-start.zip"
    stdlib_bytes = (site / "assets" / "pyodide" / "stdlib-start.zip").stat().st_size
    page.context.route(pattern, lambda route: route.fulfill(body=b"x" * stdlib_bytes))
    exercise.run("print('loaded')")
    expect(exercise.feedback).to_contain_text("Something went wrong on our side", timeout=PYTHON_STARTS_MS)
    expect(exercise.feedback).to_contain_text("not the one this site was built with")
    assert exercise.written() == "print('loaded')"
    page.context.unroute(pattern)
    exercise.button("Retry").click()
    exercise.expect_output("loaded")
    reader.watch.complaints.clear()


def test_an_address_that_is_no_text_keeps_no_editor_away(visit: OpenVisit) -> None:
    page = visit().open(PRACTICE + "#%E0%A4%A")
    page.keyboard.press("Tab")
    expect(Exercise(page, "joint-nll").editor).to_be_visible()
