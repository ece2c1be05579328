"""The reference against exact fractions, unusual right answers, disguised wrong ones, the sum over all sequences."""

import json
import random
from fractions import Fraction
from math import exp, inf, log

import pytest

from exercises.submissions import given, text
from grading import entry
from grading.sequence_slips import SLIPS
from grading.sequences import drawn, every_sequence, forbidding, log_prob, peeking
from grading.slips import name_slip

CHECK = text("sequence-log-prob", "check.py")
SOLUTION = text("sequence-log-prob", "solution.py")
IMPORTS = "import math\nfrom functools import reduce\nimport numpy as np\n"
MODEL = drawn(4, seed=5)
X = (2, 0, 3, 2, 1, 0)


def check(source: str) -> dict:
    return json.loads(entry.check("sequence-log-prob", CHECK, IMPORTS + source, json.dumps(given("sequence-log-prob"))))


def probe(source: str) -> dict:
    return json.loads(entry.probe("sequence-log-prob", CHECK, IMPORTS + source, json.dumps(given("sequence-log-prob"))))


def test_reference_is_the_log_of_the_exact_product():
    product = Fraction(1)
    for i in range(len(X)):
        product *= Fraction(float(MODEL(X[:i])[X[i]]))
    assert log_prob(MODEL, X) == pytest.approx(log(product), rel=1e-14)


def test_models_give_distributions_that_depend_on_the_whole_prefix_in_order():
    prefixes = [(), (0,), (1,), (0, 1), (1, 0), (1, 1, 0), (0, 1, 0)]
    rows = [tuple(MODEL(prefix)) for prefix in prefixes]
    assert len(set(rows)) == len(rows)
    assert all(sum(row) == pytest.approx(1) and min(row) > 0 for row in rows)
    assert tuple(MODEL([0, 1])) == tuple(MODEL((0, 1)))


def test_sums_over_all_sequences():
    sequences = every_sequence(3, 3)
    assert len(set(sequences)) == 27
    assert sum(exp(log_prob(drawn(3, 1), x)) for x in sequences) == pytest.approx(1, abs=1e-12)
    assert sum(exp(log_prob(forbidding(drawn(3, 1), 1, 2), x)) for x in sequences) == pytest.approx(1, abs=1e-12)
    assert sum(exp(log_prob(peeking(drawn(3, 1), x), x)) for x in sequences) == pytest.approx(1.2**3, abs=1e-12)


def test_impossible_pieces_give_minus_infinity():
    assert log_prob(forbidding(drawn(3, 1), 1, 2), (0, 2, 1)) == -inf


def test_no_two_slips_agree():
    rng = random.Random(4)
    cases = [(drawn(v, v), tuple(rng.sample(range(v), v - 1))) for v in (5, 6, 8)]
    for slip in SLIPS:
        named = name_slip(SLIPS, [(case, slip.formula(*case)) for case in cases])
        assert named == slip.sentence


@pytest.mark.parametrize(
    "source",
    [
        "def log_prob(next_probs, x): return sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x)))",
        "def log_prob(next_probs, x): return np.array(sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x))))",
        "def log_prob(next_probs, x):\n    p = np.array([next_probs(x[:i])[x[i]] for i in range(len(x))])\n"
        "    return np.log(p.astype(np.float32)).sum()",
        "def log_prob(next_probs, x):\n    prefix, total = (), 0\n    for piece in x:\n"
        "        total += np.log(next_probs(prefix)[piece])\n        prefix += (piece,)\n    return total",
        "def log_prob(next_probs, x):\n    prefix, total = [], 0\n    for piece in x:\n"
        "        total += np.log(next_probs(prefix)[piece])\n        prefix.append(piece)\n    return total",
        "def log_prob(next_probs, x):\n    x = np.array(x)\n"
        "    return sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x)))",
        "def log_prob(next_probs, x):\n    total = 0.0\n    for i in range(len(x)):\n"
        "        p = next_probs(x[:i])[x[i]]\n        if p == 0: return -math.inf\n"
        "        total += math.log(p)\n    return total",
        "log_prob = lambda f, x: math.log(1) if not x else log_prob2(f, x)\n"
        "def log_prob2(f, x): return reduce(lambda t, i: t + np.log(f(x[:i])[x[i]]), range(len(x)), 0.0)",
        "def log_prob(next_probs, x):\n    bits = [np.log2(next_probs(x[:i])[x[i]]) for i in range(len(x))]\n"
        "    return np.sum(bits) * np.log(2)",
        "def log_prob(next_probs, x):\n    total = 0\n    for i in reversed(range(len(x))):\n"
        "        probs = next_probs(x[:i])\n        total += np.log(probs)[x[i]]\n        probs[:] = 0\n"
        "    return total",
    ],
)
def test_unusual_right_answers_pass(source):
    answer = check(source)
    assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize(
    "source",
    [
        "def log_prob(next_probs, x): return math.nan",
        "def log_prob(next_probs, x): return -math.inf",
        "def log_prob(next_probs, x): return 0.0",
        "def log_prob(next_probs, x): return -len(x) * math.log(3)",
        "def log_prob(next_probs, x): return sum(np.log(next_probs(x[:x.index(p)])[p]) for p in x)",
        "def log_prob(next_probs, x): return sum(np.log(next_probs(x[max(0, i - 2):i])[x[i]]) for i in range(len(x)))",
        "def log_prob(next_probs, x): return np.log(np.prod([next_probs(x[:i])[x[i]] for i in range(len(x))]))",
        "def log_prob(next_probs, x):\n    return [sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x)))]",
        "def log_prob(next_probs, x):\n    return sum(np.log(next_probs(x[:i])[x[i]]) for i in range(min(9, len(x))))",
        "def log_prob(next_probs, x):\n    yield sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x)))",
        "def log_prob(next_probs, x): return str(sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x))))",
        "def log_prob(next_probs, x): return max(-700, sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x))))",
        "import grading.sequences as s\ns.log_prob = lambda *a: 7.0\ndef log_prob(next_probs, x): return 7.0",
        "def log_prob(next_probs, x):\n    next_probs.__code__ = (lambda prefix: np.ones(50)).__code__\n    return 0.0",
    ],
)
def test_wrong_answers_in_disguise_do_not_pass(source):
    answer = check(source)
    assert answer["verdict"] == "not-yet", answer


def test_probe_shows_the_sum_for_an_honest_model_and_for_one_that_peeks():
    answer = probe(SOLUTION)
    honest, peeking = answer["tests"]
    assert (honest["passed"], peeking["passed"]) == (True, False)
    assert "adds up to 1.000000." in honest["sentence"]
    assert "adds up to 1.728000, not to 1." in peeking["sentence"]
    for test in (honest, peeking):
        *parts, whole = [bar["value"] for bar in test["picture"]["bars"]]
        assert sum(parts) == pytest.approx(whole)
    assert honest["id"] != peeking["id"]


@pytest.mark.parametrize("source", ["def log_prob(f, x): return 1e9", "def log_prob(f, x): return math.inf"])
def test_probe_of_nonsense_is_finite_json(source):
    assert [test["passed"] for test in probe(source)["tests"]] == [False, False]


def test_probe_of_a_starter_says_what_is_missing():
    assert "returned None" in probe(text("sequence-log-prob", "starter.py"))["error"]["sentence"]
