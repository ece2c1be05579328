"""The learner's own model on the bench: what is measured, what passes, what does not."""

import json

import pytest

from exercises.submissions import given, submissions, text
from grading import entry

CHECK = text("model-bench", "check.py")
HEAD = "import numpy as np\ntable = np.random.default_rng(3).dirichlet(np.ones(3), size=(3, 3))\n"
SEEDS = range(2)


def check(source: str, seed: int = 0) -> dict:
    known = json.dumps(given("model-bench", seed=seed))
    return json.loads(entry.check("model-bench", CHECK, HEAD + source, known))


def probe(source: str) -> dict:
    return json.loads(entry.probe("model-bench", CHECK, source, json.dumps(given("model-bench"))))


def test_probe_of_the_solution_has_five_measurements():
    answer = probe(text("model-bench", "solution.py"))
    assert answer["ok"]
    assert [test["id"] for test in answer["tests"]] == ["liveness", "sum-to-one", "two-ways", "leak-meter"]
    assert all(test["passed"] and test["lesson"] == test["id"] for test in answer["tests"])
    assert answer["probes"][0]["size"] == 6
    assert answer["probes"][0]["leaks"] == answer["probes"][0]["proofs"] == []


def test_probe_of_the_starter_shows_every_leak():
    answer = probe(text("model-bench", "starter.py"))
    assert len(answer["probes"][0]["proofs"]) == len(answer["probes"][0]["leaks"]) == 15
    assert [test["passed"] for test in answer["tests"]] == [True, False, False, False]
    assert all(test["sentence"].endswith(".") for test in answer["tests"])


def test_probe_of_an_unusable_model_gets_a_sentence():
    answer = probe("def model(x): return x")
    assert not answer["ok"]
    assert "(3,); (3, 3) was expected" in answer["error"]["sentence"]
    assert probe("def model(x): return y")["error"]["line"] == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_every_mistake_is_caught_on_every_seed(seed):
    for submission in submissions():
        if submission["exercise"] == "model-bench" and submission["role"] != "solution":
            assert check(submission["source"], seed)["verdict"] == "not-yet", submission["name"]


@pytest.mark.parametrize(
    "function",
    [
        "def model(x): return table[0][x]",
        "def model(x): return table[0][x].astype(np.float32)",
        "def model(x): return np.array([table[x[max(i - 1, 0)], x[i]] for i in range(len(x))])",
        "def model(x):\n    seen = np.cumsum(np.eye(3)[x], axis=0) + 1\n    return seen / seen.sum(1, keepdims=True)",
        "def model(x):\n    print(x)\n    return table[1][x]",
        "model = lambda x: np.eye(3)[x]",
    ],
)
@pytest.mark.parametrize("seed", SEEDS)
def test_other_honest_models_pass(function, seed):
    answer = check(function, seed)
    assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("def model(x): return table[0][np.sort(x)]", "Leaks"),
        ("def model(x): return table[0][x[::-1]]", "Leaks"),
        ("def model(x): return table[0][x if len(x) == 6 else 0 * x]", "Two ways"),
        ("def model(x): return table[0][[0] * len(x)]", "Liveness"),
        ("def model(x): return table[0][x].T", "row 1 of its output"),
        ("def model(x): return (table[0][x] > 0.5)", "array of bool"),
        ("def model(x): return -table[0][x]", "entries ≥ 0"),
        ("def model(x): return np.full((len(x), 3), 1.0)", "with sum 3"),
        ("def model(x): return np.full((len(x), 3), '1')", "Return floats"),
        ("def model(x): return table[0][x][:, :2]", "shape (3, 2); (3, 3)"),
        (
            "seen = []\ndef model(x):\n    seen.append(1)\n    return table[len(seen) % 3][x]",
            "two calls with one input",
        ),
        ("def model(x): return table[x[-1]][x]", "Leaks"),
    ],
)
def test_dishonest_models_do_not(function, words):
    answer = check(function)
    assert answer["verdict"] == "not-yet"
    assert words in " ".join(answer["text"]), answer
