"""The numbers of the drill, computed apart from the checker, and unusual right answers."""

import json
from decimal import Decimal, getcontext

import pytest

from exercises.submissions import given, text
from grading import entry, nll, nll_slips
from grading.slips import name_slip

DOG = [0.3, 0.5, 0.4]
getcontext().prec = 60

IMPORTS = "import math\nfrom functools import reduce\nimport numpy as np\n"
JOINT = "def joint(c): return np.prod(c)\n"
SURPRISES = "def surprises(c): return -np.log(c)\n"
NLL = "def nll(c): return np.sum(-np.log(c))\n"


def check(*functions: str, **changes) -> dict:
    source = IMPORTS + JOINT + SURPRISES + NLL + "\n".join(functions)
    return json.loads(
        entry.check("joint-nll", text("joint-nll", "check.py"), source, json.dumps(given("joint-nll", **changes)))
    )


def test_reference_agrees_with_exact_decimals():
    exact = [Decimal(str(p)) for p in DOG]
    assert nll.joint(DOG) == pytest.approx(float(exact[0] * exact[1] * exact[2]), rel=1e-15)
    assert nll.surprises(DOG) == pytest.approx([float(-p.ln()) for p in exact], rel=1e-15)
    assert nll.nll(DOG) == pytest.approx(float(-(exact[0] * exact[1] * exact[2]).ln()), rel=1e-15)
    assert nll.nll([0.1] * 400) == pytest.approx(float(400 * Decimal(10).ln()), rel=1e-15)
    assert nll.joint([0.1] * 400) == 0.0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (-2.813411, "minus is missing"),
        (4.058894, "in bits"),
        (1.221849, "log₁₀"),
        (0.937804, "mean per token"),
        (2.554364, "perplexity"),
        (0.182322, "log of the sum"),
        (-0.182322, "minus the log of the sum"),
    ],
)
def test_slips_of_the_brief_are_named(value, words):
    assert words in (name_slip(nll_slips.NLL_SLIPS, [((DOG,), value)]) or "")


def test_no_two_slips_agree_on_drawn_conditionals():
    seen = [0.62, 0.15, 0.83, 0.4, 0.27]
    for slips in (nll_slips.JOINT_SLIPS, nll_slips.SURPRISE_SLIPS, nll_slips.NLL_SLIPS):
        for slip in slips:
            named = name_slip(slips, [((c,), slip.formula(c)) for c in (DOG, seen)])
            assert named == slip.sentence


@pytest.mark.parametrize(
    "function",
    [
        "def joint(c): return math.prod(c)",
        "def joint(c): return float(np.prod(c))",
        "def joint(c): return reduce(lambda a, b: a * b, c)",
        "def joint(c): return np.exp(np.sum(np.log(c)))",
        "def joint(c): return np.array(np.prod(c))",
        "def joint(c): return np.prod(c.astype(np.float32))",
        "def joint(c): return np.cumprod(c)[-1]",
        "joint = np.prod",
        "joint = lambda conditionals: conditionals.prod()",
        "def surprises(c): return [-math.log(p) for p in c]",
        "def surprises(c): return tuple(np.log(1 / c))",
        "def surprises(c): return -np.log2(c) / np.log2(np.e)",
        "def surprises(c): return -np.log(c.astype(np.float32))",
        "def surprises(c): return [np.array(-math.log(p)) for p in c]",
        "def nll(c): return -np.log(c).sum()",
        "def nll(c): return sum(-math.log(p) for p in c)",
        "def nll(c): return math.fsum(surprises(c))",
        "def nll(c): return np.float32(0) + np.sum(-np.log(c.astype(np.float32)))",
        "def nll(c): return -np.log(c) @ np.ones(len(c))",
        "def nll(c):\n    total = np.float32(0)\n    for p in c:\n        total -= np.float32(math.log(p))\n"
        "    return total",
        "def nll(c):\n    print('thinking')\n    return np.sum(surprises(c))",
    ],
)
def test_unusual_right_answers_pass(function):
    answer = check(function)
    assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize(
    "function",
    [
        "def joint(c): return True",
        "def joint(c): return complex(np.prod(c))",
        "def joint(c): return [np.prod(c)]",
        "def joint(c): return np.prod(c, keepdims=True)",
        "def joint(c): return joint",
        "def joint(c): return np.nan",
        "def joint(c): yield np.prod(c)",
        "def joint(c): return math.prod(c) + 1e-6",
        "def joint(c, d): return math.prod(c)",
        "joint = 0.06",
        "joint = None",
        "def surprises(c): return {i: -math.log(p) for i, p in enumerate(c)}",
        "def surprises(c): return -np.log(c)[:, None]",
        "def surprises(c): return [str(-math.log(p)) for p in c]",
        "def surprises(c): return -np.log(np.clip(c, 0.1, 0.9))",
        "def surprises(c): return sorted(-np.log(c))",
        "def nll(c): return 2.8134107167600364 if len(c) == 3 else 0.0",
        "def nll(c): return -math.log(math.prod(c)) if math.prod(c) else 0.0",
        "class Anything(float):\n    __eq__ = lambda *_: True\n    __sub__ = __rsub__ = lambda *_: 0.0\n"
        "    __abs__ = lambda self: 0.0\ndef nll(c): return Anything(5)",
        "math.isclose = np.isclose = np.allclose = lambda *a, **k: True\ndef nll(c): return 7.0",
        "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda x: True\ndef nll(c): return 7.0",
        "import grading.answers, grading.nll\ngrading.answers.close = lambda *a: True\n"
        "grading.nll.nll = lambda c: 7.0\ndef nll(c): return 7.0",
        "def nll(c):\n    math.log = lambda x: -1.0\n    return float(len(c))",
    ],
)
def test_wrong_answers_in_disguise_do_not_pass(function):
    answer = check(function)
    assert answer["verdict"] == "not-yet", answer


def test_what_is_right_so_far_is_said():
    assert check("def nll(c): return 7.0")["text"][0] == "`joint` and `surprises` are right."


def test_bad_given_is_our_fault():
    assert check(conditionals=[])["verdict"] == "our-fault"
    assert check(conditionals=[0.3, 0.0])["verdict"] == "our-fault"
