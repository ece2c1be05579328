"""Puts the learner's own sequence model on the bench: dependency matrix and four tests."""

from typing import Any

from numpy import array

from grading.bench import Ints, UnusableModelError, probabilities
from grading.bench_output import output_hint
from grading.bench_panel import Panel, panel
from grading.bench_report import Test
from grading.judge import Judge, NotYet
from grading.learner import Learner
from grading.plain import plain
from grading.probes import Probe, Subject

V, LONGEST, SHORTEST = 3, 6, 3
SUBJECT = Subject("model", "Your model", (LONGEST,), V, "next")
SMALL = 1e-2
GIVEN = {"seed": 0}


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """The dependency matrix for six pieces, and the four tests."""
    measured = _measure(learner, given["seed"])
    return {"probes": [measured.probe], "tests": measured.tests}


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Passes a model that is causal, alive, and a probability model, as far as the bench can tell."""
    judge = Judge()
    measured = _measure(learner, given["seed"])
    found, failed = measured.probe, [test for test in measured.tests if not test["passed"]]
    judge.expect(not found["leaks"], lambda: _leak(found, failed))
    for test in measured.tests:
        judge.expect(bool(test["passed"]), lambda: [*map(_failed, failed), _next_step(failed)])
        judge.note(f"{test['title']}: {test['sentence']}")
    judge.notes.insert(0, f"Dependency matrix: {found['sentence']}")
    return judge


def _measure(learner: Learner, seed: int) -> Panel:
    output: Any = None

    def model(x: Ints) -> Any:
        nonlocal output
        output = None
        answer = learner.call("model", x)
        if answer.value is None and answer.printed.strip():
            raise NotYet("Your `model` returned None: did you print instead of return?", f"The call: `{answer.call}`.")
        output = answer.value
        return output

    for length in range(SHORTEST, LONGEST + 1):
        x = array([(2 * i) % V for i in range(length)])
        try:
            probabilities(model, x, V)
        except UnusableModelError as unusable:
            hint = output_hint(output, length, V)
            raise NotYet(f"Your `model` cannot be measured. For x = {plain(x)} {unusable}.", hint) from None
    try:
        return panel(model, SUBJECT, seed)
    except UnusableModelError as unusable:
        raise NotYet(f"Your `model` cannot be measured: {unusable}.") from None


def _failed(test: Test) -> str:
    return f"Failed: {test['title']}. {test['sentence']}"


def _leak(found: Probe, failed: list[Test]) -> list[str]:
    telling = found["proofs"][found["telling"] or 0]
    matrix = f"Failed: dependency matrix. {found['sentence']}"
    inputs = f"The inputs: {plain(telling['x'])} and {plain(telling['x_changed'])}. {telling['sentence']}"
    titles = ", ".join(test["title"].lower() for test in failed)
    others = [f"Also failed: {titles}. “Probe” shows each with its numbers."] if failed else []
    return [matrix, inputs, _way_out(found), *others]


def _way_out(found: Probe) -> str:
    """One next step, read off where the leaks are and how large."""
    largest = max(found["change"][i][j] for i, j in found["leaks"])
    if largest < SMALL:
        return "The leak is small but there: give future scores −∞ before the softmax, so that their weights are 0."
    if all(j == i + 1 for i, j in found["leaks"]):
        return (
            "The outputs that leak see exactly one piece too many, the one that they predict. If there is a mask, "
            "start it at j = i + 1, `np.triu(…, k=1)`; if only some outputs leak, look for blocks or chunks."
        )
    if len(found["leaks"]) < LONGEST * (LONGEST - 1) // 2:
        return (
            "Some outputs see the future and others do not. A large negative number in place of −∞ is no mask where "
            "allowed scores lie lower still; and a mask hides j > i, not j < i."
        )
    return (
        "Every later piece gets through. Give scores with j > i the value −∞ before the softmax, take the softmax over "
        "each row, and let nothing else, no mean and no norm, run over the positions."
    )


def _next_step(failed: list[Test]) -> str:
    """One next step for a model that the dependency matrix calls causal."""
    steps = {
        "liveness": "Let row i depend on pieces 0 to i: a model that ignores its input predicts nothing.",
        "two-ways": (
            "No single later piece moves an output, yet the whole sequence and its prefix do not agree. Does something "
            "depend on the length T, or on several later pieces at once?"
        ),
        "sum-to-one": "Each row must be a distribution for every input: end with a softmax over the last axis.",
        "leak-meter": "Something in the rows knows the next piece: look for state that is kept between two calls.",
    }
    return steps[failed[0]["id"]]
