"""The leak detector's cases are fair, and careless detectors are caught on every seed."""

import json

import numpy as np
import pytest

from exercises.submissions import given, submissions, text
from grading import entry
from grading.bench import perturbations
from grading.bench_panel import panel
from grading.detector_calls import cuts, largest_shown, recorded, values_tried
from grading.detector_cases import LEAST_LEAK, draw_cases, earlier_change
from grading.probes import Subject

CHECK = text("leak-detector", "check.py")
SOLUTION = text("leak-detector", "solution.py")
HEAD = "import numpy as np\n"
SEEDS = range(4)


def check(source: str, seed: int = 0) -> dict:
    return json.loads(entry.check("leak-detector", CHECK, HEAD + source, json.dumps(given("leak-detector", seed=seed))))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_case_can_be_judged(seed):
    cases = draw_cases(seed)
    assert len({case.specimen.id for case in cases}) >= 16
    for case in cases:
        changes = [
            earlier_change(case.model, case.x, y)
            for j in range(len(case.x))
            for y in perturbations(case.x, j, case.vocabulary)
        ]
        if case.specimen.causal:
            assert max(changes) == 0.0
        else:
            assert max(changes) >= LEAST_LEAK


def test_cases_differ_from_seed_to_seed():
    first, second = draw_cases(1), draw_cases(2)
    assert [case.specimen.id for case in first] != [case.specimen.id for case in second]
    assert len({(len(case.x), case.vocabulary) for case in first}) > 5
    again = draw_cases(1)
    assert all(np.array_equal(a.x, b.x) for a, b in zip(first, again, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_mistake_is_caught_on_every_seed(seed):
    for submission in submissions():
        if submission["exercise"] == "leak-detector" and submission["role"] != "solution":
            assert check(submission["source"], seed)["verdict"] == "not-yet", submission["name"]


RIGHT = {
    "fresh noise after every cut, often": (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n"
        "    for j in range(1, T):\n        for _ in range(60):\n"
        "            y = np.concatenate([x[:j], np.random.randint(0, V, T - j)])\n"
        "            if not np.allclose(model(y)[:j], before[:j], rtol=0, atol=1e-9): return True\n"
        "    return False"
    ),
    "exact equality": (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n"
        "    return any(not np.array_equal(model(np.where(np.arange(T) == j, v, x))[:j], before[:j])\n"
        "               for j in range(1, T) for v in range(V))"
    ),
    "the default tolerances of allclose": (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n"
        "    return any(not np.allclose(model(np.where(np.arange(T) == j, v, x))[:j], before[:j])\n"
        "               for j in range(1, T) for v in range(V))"
    ),
    "lists, and a NumPy truth value": (
        "def leaks(model, x):\n    before = model(x.tolist())\n    T, V = before.shape\n    found = np.bool_(False)\n"
        "    for j in range(1, T):\n        for v in range(V):\n            y = x.tolist(); y[j] = v\n"
        "            found |= np.abs(model(y)[:j] - before[:j]).max() > 1e-9\n    return found"
    ),
    "a whole matrix first": (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n    change = np.zeros((T, T))\n"
        "    for j in range(T):\n        for v in range(V):\n            y = x.copy(); y[j] = v\n"
        "            change[:, j] = np.maximum(change[:, j], np.abs(model(y) - before).max(axis=1))\n"
        "    return bool((np.triu(change, k=1) > 1e-9).any())"
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_unusual_right_detectors_pass(name):
    for seed in range(4):
        answer = check(RIGHT[name], seed)
        assert answer["verdict"] == "correct", answer


WRONG = {
    "a cut in the middle, rounded up": "j = (len(x) + 1) // 2",
    "a cut in the middle, rounded down": "j = len(x) // 2",
    "a cut before the last piece": "j = len(x) - 1",
    "a random cut": "j = np.random.randint(1, len(x))",
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("seed", range(4))
def test_one_cut_is_never_enough(name, seed):
    source = (
        f"def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n    {WRONG[name]}\n"
        "    for _ in range(50):\n        y = np.concatenate([x[:j], np.random.randint(0, V, T - j)])\n"
        "        if np.abs(model(y)[:j] - before[:j]).max() > 1e-9: return True\n    return False"
    )
    assert check(source, seed)["verdict"] == "not-yet"


@pytest.mark.parametrize("value", ["(x[j] + 1) % V", "(x[j] - 1) % V", "0", "V - 1", "V - 1 - x[j]"])
@pytest.mark.parametrize("seed", range(4))
def test_one_value_is_never_enough(value, seed):
    source = (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n    for j in range(1, T):\n"
        f"        y = x.copy()\n        y[j] = {value}\n"
        "        if np.abs(model(y)[:j] - before[:j]).max() > 1e-9: return True\n    return False"
    )
    assert "scaled by the text's length" in " ".join(check(source, seed)["text"])


@pytest.mark.parametrize("rows", ["0", "j - 1", "j // 2", "slice(0, j - 1)", "slice(1, j)"])
def test_some_rows_are_never_enough(rows):
    source = (
        "def leaks(model, x):\n    before = model(x)\n    T, V = before.shape\n    for j in range(1, T):\n"
        "        for v in range(V):\n            y = x.copy(); y[j] = v\n"
        f"            if np.abs(model(y)[{rows}] - before[{rows}]).max(initial=0) > 1e-9: return True\n    return False"
    )
    assert "Its own calls show the leak" in " ".join(check(source)["text"])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def leaks(model, x): return 1", "returned the number 1; True or False was expected"),
        ("def leaks(model, x): return np.array([True])", "an array of shape (1,); True or False"),
        ("def leaks(model, x): return 'leaks'", "returned the text"),
        ("def leaks(model, x): print(True)", "did you print instead of return"),
        ("def leaks(model, x): model(x)", "returned None; True or False was expected. Write `return`"),
        ("def leaks(model): return True", "positional argument"),
        ("def leaks(model, x): return model(x / 2) is None", "integers from 0 to"),
        ("def leaks(model, x): return model(np.append(x, 0)) is None", "`model` takes an array of 1 to"),
        ("def leaks(model, x): return bool(np.random.randint(2))", "now this, now that"),
        ("def leaks(model, x): return model", "True or False was expected"),
        ("leaks = True", "a function of that name was expected"),
    ],
)
def test_other_answers_get_a_sentence(source, words):
    answer = check(source)
    assert answer["verdict"] == "not-yet"
    assert words.lower() in " ".join(answer["text"]).lower(), answer


@pytest.mark.parametrize(
    "line",
    ["model.calls = None", "type(model).__call__ = lambda self, x: np.zeros((5, 3))", "model(x)[:] = 7"],
)
def test_what_is_done_to_the_model_is_gone_with_it(line):
    answer = check(f"def leaks(model, x):\n    {line}\n    return True")
    assert answer["verdict"] == "not-yet"
    assert check(SOLUTION)["verdict"] == "correct"


def record(inputs):
    model, calls = recorded(lambda x: np.cumsum(np.eye(3)[x], axis=0), 4, 3)
    for x in inputs:
        model(x)
    return calls


def test_calls_tell_what_was_tried():
    x = np.array([0, 1, 2, 0])
    calls = record([x, [0, 1, 1, 1], [0, 1, 0, 0], [0, 1]])
    assert cuts(calls, x) == {2}
    assert values_tried(calls, x) == 2
    assert largest_shown(calls) is None


def test_calls_that_show_a_leak_are_found():
    model, calls = recorded(lambda x: np.eye(3)[x[::-1]], 4, 3)
    for x in ([0, 0, 0, 0], [0, 0, 0, 1]):
        model(x)
    shown = largest_shown(calls)
    assert shown is not None
    assert (shown.first, shown.output, shown.change) == (3, 0, 1.0)


def test_zoo_models_judged(tell):
    tell(f"zoo models judged by the leak detector: {len(draw_cases(0))} for each seed")
    assert check(SOLUTION)["verdict"] == "correct"


def benched(name: str) -> dict:
    source = text("leak-detector", name)
    return json.loads(entry.probe("leak-detector", CHECK, source, json.dumps(given("leak-detector"))))


@pytest.mark.parametrize(
    ("name", "says", "leaks"),
    [
        ("mistakes/cut_in_the_middle.py", "causal", True),
        ("mistakes/always_leaky.py", "leaks", False),
        ("solution.py", "leaks", True),
    ],
)
def test_probe_puts_the_model_that_fooled_the_detector_on_the_bench(name, says, leaks):
    found = benched(name)
    (probe,) = found["probes"]
    assert probe["title"].endswith(f"Your detector says: {says}")
    assert bool(probe["leaks"]) is leaks
    (ruling,) = found["first"]
    assert ruling["passed"] is (name == "solution.py")
    counts = {bar["label"]: bar["value"] for bar in ruling["picture"]["bars"]}
    assert sum(counts.values()) == len(draw_cases(0))
    assert (counts["leaking, missed"] + counts["causal, accused"] == 0) is ruling["passed"]
    assert [test["id"] for test in found["tests"]] == ["liveness", "sum-to-one", "two-ways", "leak-meter"]


@pytest.mark.parametrize("seed", range(5))
def test_every_model_that_a_detector_may_miss_shows_its_leak_on_the_bench(seed):
    """What is put on the bench to prove a leak must prove it: the case's own input is among those measured."""
    for case in draw_cases(seed):
        subject = Subject("zoo", case.specimen.title, case.x.shape, case.vocabulary, "next")
        found = panel(case.model, subject, seed, inputs=[case.x, *subject.inputs(seed)])
        assert bool(found.probe["leaks"]) is not case.specimen.causal, case.specimen.id
        if case.specimen.causal:
            assert [t["id"] for t in found.tests if t["passed"] is False and t["id"] != "liveness"] == []


TWO_FACED = """
calls = 0

def leaks(model, x):
    global calls
    calls += 1
    vocabulary = model(x).shape[1]
    if vocabulary == 8:  # one case only: always the wrong answer
        return False
    if len(x) == 3 and calls > CASES:  # another one: right at first, then not
        return False
    return judged(model, x)
"""


def test_chance_is_told_although_the_case_judged_wrong_falls_the_same_way_each_time():
    source = SOLUTION + "\n\njudged = leaks\n" + TWO_FACED.replace("CASES", str(len(draw_cases(0))))
    answer = check(source)
    assert answer["verdict"] == "not-yet"
    assert "your detector says now this, now that" in answer["text"][0]
