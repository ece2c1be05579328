"""Both drills in a real browser with real Python and NumPy: right answers, wrong answers, and what they are told."""

import re

import pytest
from playwright.sync_api import expect

from browser.drills import decide, expect_drill_1_graded
from browser.exercise import PRACTICE, PYTHON_STARTS_MS, Exercise, source
from conftest import OpenVisit


def test_nothing_of_python_is_fetched_before_it_is_asked_for(visit: OpenVisit) -> None:
    reader = visit()
    Exercise(reader.open(PRACTICE), "joint-nll")
    reader.page.wait_for_load_state("networkidle")
    assert [url for url in reader.watch.requested if "/pyodide/" in url or "worker.js" in url or "grading" in url] == []


def test_run_shows_what_the_code_prints_and_the_progress_of_loading(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("import numpy as np\nprint('sum:', np.arange(5).sum(), np.float64(0.06))")
    progress = exercise.region.get_by_role("progressbar", name="Loading Python")
    expect(progress).to_have_attribute("aria-valuetext", re.compile("Downloading|Starting"))
    exercise.expect_output("sum: 10 0.06")
    expect(progress).to_be_hidden()


def test_python_starts_on_a_page_without_a_policy_which_is_how_make_serve_gives_it(visit: OpenVisit) -> None:
    exercise = Exercise(visit(bypass_csp=True).open(PRACTICE), "joint-nll")
    exercise.run("print('here')")
    exercise.expect_output("here")


@pytest.mark.parametrize("exercise_id", ["joint-nll", "spot-the-leak"])
def test_the_starter_is_not_yet_right(visit: OpenVisit, exercise_id: str) -> None:
    exercise = Exercise(visit().open(PRACTICE), exercise_id)
    assert exercise.check().startswith("Not yet")


def test_joint_nll_accepts_the_solution_and_names_a_slip(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    expect_drill_1_graded(exercise)


def test_joint_nll_tells_why_the_log_of_the_product_is_infinite(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    good = source("joint-nll", "solution.py")
    exercise.write(good + "\n\ndef nll(conditionals):\n    return -np.log(np.prod(conditionals))\n")
    said = exercise.check()
    assert said.startswith("Not yet")
    assert "underflow" in said


def test_an_exception_is_shown_with_the_learners_line(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "joint-nll")
    exercise.run("x = 1\n\nprint(x + y)\n")
    exercise.expect_output("NameError")
    expect(exercise.output).to_contain_text("line 3")
    expect(exercise.output).not_to_contain_text("grading")


VERDICTS = {"a": "Enforces causality", "b": "Leaks", "c": "Enforces causality", "d": "Leaks"}


def test_every_choice_of_a_verdict_is_explained_right_or_wrong(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    for letter, right in VERDICTS.items():
        group = exercise.region.get_by_role("group", name=f"({letter})")
        texts = []
        for verdict in ("Enforces causality", "Leaks"):
            decide(exercise, letter, verdict)
            ruling = f"{verdict}: {'right' if verdict == right else 'not so'}."
            expect(group.locator(".verdict__said")).to_contain_text(ruling)
            texts.append(group.locator(".verdict__said").inner_text().removeprefix(ruling).strip())
        assert min(map(len, texts)) > 80
        assert texts[0] != texts[1]


def test_check_judges_the_verdicts_that_were_chosen(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    for letter, verdict in VERDICTS.items():
        decide(exercise, letter, verdict)
    assert exercise.check().startswith("Correct")
    decide(exercise, "b", "Enforces causality")
    said = exercise.check()
    assert said.startswith("Not yet")
    assert "(b)" in said


def test_probe_measures_all_four_and_shows_the_two_inputs_that_prove_a_leak(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    exercise.button("Probe").click()
    figures = exercise.region.get_by_role("figure")
    expect(figures).to_have_count(4, timeout=PYTHON_STARTS_MS)
    for place, (letter, verdict) in enumerate(VERDICTS.items()):
        figure = figures.nth(place)
        leaks = verdict == "Leaks"
        cells = figure.locator(".probe__cell")
        assert cells.count() == (36 if letter in "ab" else 256)
        assert (figure.locator(".probe__cell--leak").count() > 0) == leaks
        sentence = figure.locator(".probe__sentence").first
        expect(sentence).to_contain_text("Leaks" if leaks else "Causal")
        expect(figure.get_by_role("img").first).to_have_attribute(
            "aria-label", re.compile(re.escape(sentence.inner_text()))
        )
        proof = figure.get_by_text("What proves it for")
        assert proof.count() == int(leaks)
        if leaks:
            proof.click()
            rows = figure.get_by_role("row")
            first, second = (rows.nth(k).get_by_role("cell").inner_text().split() for k in (0, 1))
            assert sum(a != b for a, b in zip(first, second, strict=True)) == 1
            assert rows.nth(2).get_by_role("cell").inner_text() != rows.nth(3).get_by_role("cell").inner_text()


def test_mending_a_model_in_the_editor_changes_what_is_measured(visit: OpenVisit) -> None:
    exercise = Exercise(visit().open(PRACTICE), "spot-the-leak")
    starter = source("spot-the-leak", "starter.py")
    assert "transformer(x, causal=False)" in starter
    exercise.write(starter.replace("transformer(x, causal=False)", "transformer(x, causal=True)"))
    exercise.button("Probe").click()
    second = exercise.region.get_by_role("figure").nth(1)
    expect(second.locator(".probe__sentence").first).to_contain_text("Causal", timeout=PYTHON_STARTS_MS)
    assert second.locator(".probe__cell--leak").count() == 0
