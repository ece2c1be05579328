"""A reader's way through practice and lab in every engine: right and wrong, stopped, mistaken, measured."""

import math

import pytest

from browser.exercise import LAB, PRACTICE, source
from conftest import SUB_PATH
from engines.reader import Exercise, Reader
from engines.tab import wait_for

feature = pytest.mark.feature
BY_HAND = (
    "Step 1: the joint probability",
    "Step 2: the NLL in nats, from the joint",
    "Step 3: the NLL in nats, piece by piece",
)
PAGE_S = 60
ASKED_FOR = "performance.getEntriesByType('resource').map(({ name }) => name)"
GIVEN = "[...document.querySelectorAll('.by-hand__value')].map(({ textContent }) => Number(textContent))"
LOOP = "print('before')\nwhile True:\n    pass\n"
CAUSAL = {"(a)": True, "(b)": False, "(c)": True, "(d)": False}


def marked(reader: Reader, *typed: str) -> list[str]:
    """What is said of the three numbers of the drill on paper."""
    for step, number in zip(BY_HAND, typed, strict=True):
        reader.type("textbox", step, number)
    reader.tab.click("button", "Mark my answers")
    wait_for(lambda: reader.told_of("textbox", BY_HAND[-1]), "marks")
    return [reader.told_of("textbox", step) for step in BY_HAND]


@feature("From the home page to practice, below a sub-path")
def test_links_lead_on_and_all_comes_from_below_the_sub_path(reader: Reader) -> None:
    reader.open()
    reader.tab.click("link", "Practice")
    wait_for(lambda: reader.tab.evaluate("location.pathname") == SUB_PATH + PRACTICE, "practice page", PAGE_S)
    wait_for(lambda: any("/page" in address for address in reader.tab.evaluate(ASKED_FOR)), "script of the page")
    asked: list[str] = reader.tab.evaluate(ASKED_FOR)
    assert [address for address in asked if not address.startswith(reader.site.url)] == []


@feature("Drill 1 on paper: wrong numbers get their sentence")
def test_a_slip_on_paper_is_named(reader: Reader) -> None:
    reader.open(PRACTICE)
    added, no_minus, bits = marked(reader, "1,2", "-2.813", "4.059")
    assert "added" in added
    assert "minus" in no_minus
    assert "bits" in bits


@feature("Drill 1 on paper: right numbers, also those of a seed")
def test_right_numbers_on_paper_are_right(reader: Reader) -> None:
    reader.open(PRACTICE)
    assert [said.split(":")[0] for said in marked(reader, "0.06", "2.813", "2.81")] == ["Right"] * 3
    reader.open(PRACTICE + "?seed=7")
    numbers = reader.tab.evaluate(GIVEN)
    assert numbers != [0.3, 0.5, 0.4]
    nll = f"{-math.fsum(map(math.log, numbers)):.3f}"
    assert [said.split(":")[0] for said in marked(reader, f"{math.prod(numbers):.6f}", nll, nll)] == ["Right"] * 3


@feature("Drill 1 in Python: a slip is named, then it is right")
def test_python_that_is_wrong_is_told_why_and_right_is_correct(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "joint-nll")
    drill.write(source("joint-nll", "mistakes/nll_log10.py"))
    said = drill.check()
    assert said.startswith("Not yet")
    assert "That is the NLL with log₁₀." in said
    drill.write(source("joint-nll", "solution.py"))
    assert drill.check().startswith("Correct")


@feature("Drill 2: verdicts wrong and right, and the leaks measured")
def test_leaks_are_spotted_and_measured(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "spot-the-leak")
    for place, causal in CAUSAL.items():
        verdict = "Enforces causality" if causal or place == "(d)" else "Leaks"
        reader.tab.click("radio", verdict, ("group", place))
    said = drill.check()
    assert said.startswith("Not yet")
    assert "(d)" in said
    reader.tab.click("radio", "Leaks", ("group", "(d)"))
    assert drill.check().startswith("Correct")
    assert "(b) and (d) leak; no leak was found in (a) and (c)" in drill.probe()


@feature("Stop ends an endless loop; the code is kept and the next run works")
def test_stop_ends_an_endless_loop(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "joint-nll")
    drill.run(LOOP, "before")
    drill.press("Stop")
    drill.prints("Stopped. Your code is kept.")
    assert drill.written() == LOOP
    assert "before" not in drill.run("import numpy\nprint(numpy.arange(3).sum() + 39)\n", "42")


@feature("A mistake in the syntax names its line")
def test_a_syntax_error_names_its_line(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "joint-nll")
    assert "line 3" in drill.run("x = 1\n\ndef joint(conditionals:\n    return x\n", "SyntaxError")


@feature("Hints one at a time; the solution asks first")
def test_hints_and_the_solution(reader: Reader) -> None:
    drill = Exercise(reader, PRACTICE, "joint-nll")
    for number in (1, 2):
        drill.press("Hint")
        assert f"Hint {number} of 3" in reader.said(*drill.region)
    drill.press("Solution")
    reader.tab.click("button", "Show it anyway")
    assert "One way to write it" in reader.said(*drill.region)


@feature("The model bench: a model that leaks, and one that does not")
def test_the_bench_tells_a_leak_from_a_causal_model(reader: Reader) -> None:
    bench = Exercise(reader, LAB, "model-bench")
    bench.write(source("model-bench", "mistakes/unmasked.py"))
    leaking = bench.probe()
    assert "Leaks" in leaking
    assert "Failed: Sum to one" in leaking
    bench.write(source("model-bench", "solution.py"))
    causal = bench.probe()
    assert "Causal on every input tried" in causal
    assert "Held: Sum to one" in causal
    assert "Failed" not in causal
