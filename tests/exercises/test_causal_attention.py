"""The reference against NumPy, unusual right answers, disguised wrong ones, and what the page is shown."""

import json

import numpy as np
import pytest

from exercises.submissions import given, text
from grading import attention, entry
from grading.attention_slips import LOW_SLIPS, SLIPS
from grading.slips import name_slip

CHECK = text("causal-attention", "check.py")
SOLUTION = text("causal-attention", "solution.py")
START = "import math\nimport numpy as np\n"
WEIGHTS = (
    "def weights(q, k):\n    T, d = q.shape\n    s = np.where(np.tri(T) > 0, q @ k.T / np.sqrt(d), -np.inf)\n"
    "    e = np.exp(s - s.max(axis=1, keepdims=True))\n    return e / e.sum(axis=1, keepdims=True)\n"
)


def check(source: str) -> dict:
    return json.loads(
        entry.check("causal-attention", CHECK, START + WEIGHTS + source, json.dumps(given("causal-attention")))
    )


def probe(source: str) -> dict:
    return json.loads(entry.probe("causal-attention", CHECK, START + source, json.dumps(given("causal-attention"))))


def in_numpy(q, k, v):
    rows = []
    for i in range(len(q)):
        scores = k[: i + 1] @ q[i] / np.sqrt(q.shape[1])
        e = np.exp(scores - scores.max())
        rows.append(e / e.sum() @ v[: i + 1])
    return np.array(rows)


@pytest.mark.parametrize(("length", "width"), [(1, 1), (3, 2), (8, 5)])
def test_reference_agrees_with_numpy(length, width):
    case = attention.drawn(np.random.default_rng(1), length, width)
    np.testing.assert_allclose(attention.causal_attention(*case), in_numpy(*case), rtol=1e-12, atol=1e-15)


def test_reference_by_hand():
    """Equal scores: row i is the mean of v[0 … i]. On `low_scores` the last row is the last value."""
    v = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 0.0]])
    got = attention.causal_attention(np.zeros((3, 2)), v, v)
    np.testing.assert_allclose(got, [[1, 2], [2, 3], [3, 2]])
    low = attention.causal_attention(*attention.low_scores(2e4))
    np.testing.assert_allclose(low, [[1], [1.5], [7 / 3], [8]])


def test_edges_need_what_they_say():
    q, k, _ = attention.large_scores()
    assert (q @ k.T).min() > 709
    assert np.array_equal((q @ k.T).astype(np.float32), q @ k.T), "single precision must be fair"


def test_no_two_slips_agree():
    rng = np.random.default_rng(3)
    cases = [attention.drawn(rng, *size) for size in ((3, 2), (4, 4), (5, 3))]
    with np.errstate(all="ignore"):
        for slip in SLIPS:
            named = name_slip(SLIPS, [(case, slip.formula(*case)) for case in cases])
            assert named == slip.sentence
    assert {slip.sentence for slip in LOW_SLIPS}.isdisjoint({slip.sentence for slip in SLIPS})


@pytest.mark.parametrize(
    "source",
    [
        "def causal_attention(q, k, v): return weights(q, k) @ v",
        "def causal_attention(q, k, v): return (weights(q, k) @ v).tolist()",
        "def causal_attention(q, k, v): return tuple(weights(q, k) @ v)",
        "def causal_attention(q, k, v): return np.einsum('ij,jd->id', weights(q, k), v)",
        "def causal_attention(q, k, v): return np.asmatrix(weights(q, k) @ v)",
        "def causal_attention(q, k, v):\n    q, k, v = (a.astype(np.float32) for a in (q, k, v))\n"
        "    out = weights(q, k) @ v\n    assert out.dtype == np.float64 or True\n    return out.astype(np.float32)",
        "def causal_attention(q, k, v):\n    T, d = q.shape\n    out = np.zeros((T, d), dtype=np.float32)\n"
        "    for i in range(T):\n        s = np.array([q[i] @ k[j] / math.sqrt(d) for j in range(i + 1)])\n"
        "        e = np.exp(s - max(s))\n        out[i] = sum(w * v[j] for j, w in enumerate(e / sum(e)))\n"
        "    return out",
        "def causal_attention(q, k, v):\n    T, d = q.shape\n    s = q @ k.T * d ** -0.5\n"
        "    s += np.triu(np.full((T, T), -np.inf), 1)\n    p = np.exp(s - np.max(s, -1, keepdims=True))\n"
        "    return (p @ v) / p.sum(-1)[:, None]",
        "def causal_attention(q, k, v):\n    T, d = q.shape\n    s = np.einsum('id,jd->ij', q, k) / d ** 0.5\n"
        "    s[~np.tril(np.ones((T, T), bool))] = np.finfo(float).min\n    s = np.exp(s - s.max(1)[:, None])\n"
        "    return s / s.sum(1)[:, None] @ v",
        "def causal_attention(q, k, v):\n    T, d = q.shape\n    s = (k @ q.T / np.sqrt(d))\n"
        "    s[np.tril(np.ones((T, T), bool), -1)] = -np.inf\n    s = np.exp(s - s.max(0))\n"
        "    return (s / s.sum(0)).T @ v",
        "def causal_attention(q, k, v):\n    s = np.where(np.tri(len(q)), q @ k.T / np.sqrt(len(q[0])), -np.inf)\n"
        "    return np.exp(s - np.logaddexp.reduce(s, axis=1, keepdims=True)) @ v",
    ],
)
def test_unusual_right_answers_pass(source):
    answer = check(source)
    assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize(
    "source",
    [
        "def causal_attention(q, k, v): return np.full(v.shape, np.nan)",
        "def causal_attention(q, k, v): return np.zeros(v.shape)",
        "def causal_attention(q, k, v): return (weights(q, k) @ v).astype(complex)",
        "def causal_attention(q, k, v): return (weights(q, k) @ v).astype(str)",
        "def causal_attention(q, k, v): return (weights(q, k) @ v)[None]",
        "def causal_attention(q, k, v): return weights(q, k) @ v + 1e-3",
        "def causal_attention(q, k, v): return (weights(q, k) @ v).round(2)",
        "def causal_attention(q, k, v): return [row[: i + 1] for i, row in enumerate(weights(q, k) @ v)]",
        "def causal_attention(q, k, v): return iter(weights(q, k) @ v)",
        "def causal_attention(q, k, v):\n    out = weights(q, k) @ v\n    v[:] = 0\n    return out",
        "def causal_attention(q, k, v):\n    out = weights(q, k) @ v\n    out[6:] = v[6:]\n    return out",
        "def causal_attention(q, k, v):\n    out = weights(q, k) @ v\n    return out if len(q) < 8 else np.sort(out)",
        "def causal_attention(q, k, v):\n    np.allclose = lambda *a, **k: True\n    return v",
        "import grading.attention as a\na.causal_attention = lambda *c: c[2]\ndef causal_attention(q, k, v): return v",
        "class Equal(np.ndarray):\n    __array_priority__ = 99\n    __sub__ = __rsub__ = lambda *a: np.zeros(1)\n"
        "def causal_attention(q, k, v): return np.zeros(v.shape).view(Equal)",
    ],
)
def test_wrong_answers_in_disguise_do_not_pass(source):
    answer = check(source)
    assert answer["verdict"] == "not-yet", answer


BENCH = ("liveness", "sum-to-one", "two-ways", "leak-meter")


@pytest.mark.parametrize(
    ("mistake", "leaks"), [("no_mask", True), ("zero_after_softmax", True), ("divided_by_d", False)]
)
def test_the_bench_is_put_to_a_language_model_around_the_learners_attention(mistake, leaks):
    found = probe(text("causal-attention", f"mistakes/{mistake}.py"))
    assert bool(found["probes"][0]["leaks"]) == leaks
    two_ways = next(test for test in found["tests"] if test["id"] == "two-ways")
    assert two_ways["passed"] != leaks


def test_probe_of_the_solution():
    found = probe(SOLUTION)
    (dependency, weights), bench = found["first"], found["tests"]
    assert dependency["passed"]
    assert weights["passed"]
    assert {test["id"]: test["passed"] for test in bench} == dict.fromkeys(BENCH, True)
    for test in (dependency, weights):
        cells = test["picture"]["cells"]
        assert cells == [["read" if j <= i else "forbidden" for j in range(5)] for i in range(5)]
        assert test["picture"]["proofs"] == []


@pytest.mark.parametrize(
    ("mistake", "passed", "words"),
    [
        ("no_mask", (False, False), "Leaks: output row"),
        ("sees_next", (False, False), "4 such cells"),
        ("zero_after_softmax", (False, False), "Leaks: output row"),
        ("wrong_axis", (False, False), "Leaks: output row"),
        ("strict", (False, False), "Output row 1 moves with no row of q, k and v, not even its own."),
        ("exp_only", (True, False), "sum to"),
        ("no_scale", (True, True), "lower-triangular"),
    ],
)
def test_probe_of_mistakes(mistake, passed, words):
    tests = probe(text("causal-attention", f"mistakes/{mistake}.py"))["first"]
    assert tuple(test["passed"] for test in tests) == passed
    assert words in " ".join(test["sentence"] for test in tests)


def test_every_red_cell_of_the_two_grids_comes_with_its_proof():
    """A proof is replayed with code of its own: row j alone differs, and row i of the output goes where it says."""
    found = probe(text("causal-attention", "mistakes/no_mask.py"))["first"]
    for test in found:
        cells = np.argwhere(np.array(test["picture"]["cells"]) == "leak").tolist()
        assert [proof["cell"] for proof in test["picture"]["proofs"]] == cells != []
    for proof in found[0]["picture"]["proofs"]:
        rows = dict(proof["rows"])
        i, j = proof["cell"]
        assert all(len(set(rows[f"row {j + 1} of {name}"].split(" → "))) == 2 for name in "qkv")
        assert rows[f"output row {i + 1} on the first"] != rows[f"output row {i + 1} on the second"]
