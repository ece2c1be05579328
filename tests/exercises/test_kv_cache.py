"""The block against a loop, the counter against arithmetic, unusual right answers, and what the page is shown."""

import json
import math

import numpy as np
import pytest

from exercises.submissions import given, text
from grading import entry
from grading.block import Size, drawn, logits, needed_in_attention, needed_with_weights
from grading.block_slips import SLIPS
from grading.cache_shown import LENGTHS, slope
from grading.counted import Meter
from grading.slips import name_slip

CHECK = text("kv-cache", "check.py")
SOLUTION = text("kv-cache", "solution.py")
HEAD = SOLUTION[: SOLUTION.index("def model")]
BEGIN = 'def step(params, token, cache):\n    d = len(params["queries"])\n'
END = (
    '    h = h + read @ params["mix"]\n'
    '    h = h + np.maximum(h @ params["up"], 0) @ params["down"]\n'
    '    return h @ params["logits"], cache\n'
)


def check(source: str) -> dict:
    return json.loads(entry.check("kv-cache", CHECK, HEAD + source, json.dumps(given("kv-cache"))))


def by_loop(params: dict, tokens: list[int], t: int) -> list[float]:
    """Logits after tokens[0 … t] with no NumPy: every number by itself."""
    width = len(params["queries"])

    def times(row: list[float], weight: np.ndarray) -> list[float]:
        return [math.fsum(row[i] * float(weight[i, j]) for i in range(len(row))) for j in range(weight.shape[1])]

    inputs = [
        [float(params["tokens"][token, i] + params["positions"][place, i]) for i in range(width)]
        for place, token in enumerate(tokens[: t + 1])
    ]
    query = times(inputs[t], params["queries"])
    scores = [
        math.fsum(a * b for a, b in zip(query, times(row, params["keys"]), strict=True)) / math.sqrt(width)
        for row in inputs
    ]
    shares = [math.exp(score) for score in scores]
    values = [times(row, params["values"]) for row in inputs]
    read = [math.fsum(s * v[i] for s, v in zip(shares, values, strict=True)) / math.fsum(shares) for i in range(width)]
    h = [a + b for a, b in zip(inputs[t], times(read, params["mix"]), strict=True)]
    hidden = [max(0.0, x) for x in times(h, params["up"])]
    h = [a + b for a, b in zip(h, times(hidden, params["down"]), strict=True)]
    return times(h, params["logits"])


def test_the_block_agrees_with_a_loop_over_single_numbers():
    params, tokens = drawn(np.random.default_rng(3), Size(4, 3, 6)), [1, 3, 0, 2, 2]
    rows = logits(params, np.array(tokens))
    np.testing.assert_allclose(rows, [by_loop(params, tokens, t) for t in range(5)], rtol=1e-12)


def test_the_model_that_a_learner_is_given_is_the_block():
    params, tokens = drawn(np.random.default_rng(4), Size(5, 6, 9)), np.array([1, 4, 4, 0, 2, 3])
    namespace: dict = {}
    exec(text("kv-cache", "starter.py"), namespace)
    np.testing.assert_allclose(namespace["model"](params, tokens), logits(params, tokens), rtol=1e-12)


@pytest.mark.parametrize(
    ("expression", "with_weights", "between"),
    [
        ("x @ W", 5 * 3 * 4, 0),
        ("W.T @ x.T", 5 * 3 * 4, 0),
        ("x[0] @ W", 3 * 4, 0),
        ("x.dot(W)", 5 * 3 * 4, 0),
        ("np.dot(plain, W)", 5 * 3 * 4, 0),
        ("np.inner(x, W.T)", 5 * 3 * 4, 0),
        ("np.einsum('td,de->te', x, W)", 5 * 3 * 4, 0),
        ("np.einsum('...d,de->...e', x, W)", 5 * 3 * 4, 0),
        ("np.tensordot(x, W, axes=1)", 5 * 3 * 4, 0),
        ("np.matmul(x, W, out=np.zeros((5, 4)))", 5 * 3 * 4, 0),
        ("(x[0][:, None] * W).sum(axis=0)", 3 * 4, 0),
        ("x @ np.concatenate([W, W], axis=1)", 5 * 3 * 8, 0),
        ("x @ (W / np.sqrt(3.0))", 5 * 3 * 4, 0),
        ("x @ W.copy()[:, :2]", 5 * 3 * 2, 0),
        ("np.vstack([x[0] @ W, x[1] @ W])", 2 * 3 * 4, 0),
        ("np.linalg.multi_dot([x, W])", 5 * 3 * 4, 0),
        ("np.matvec(W.T, x)", 5 * 3 * 4, 0),
        ("x @ x.T", 0, 5 * 3 * 5),
        ("np.vdot(x, x)", 0, 15),
        ("(x @ W) @ (x @ W).T", 2 * 5 * 3 * 4, 5 * 4 * 5),
        ("np.exp(x) + x * x - x.max(axis=1, keepdims=True)", 0, 0),
    ],
)
def test_the_counter_counts_what_arithmetic_says_and_changes_no_value(expression, with_weights, between):
    rng = np.random.default_rng(5)
    x, weight = rng.normal(size=(5, 3)), rng.normal(size=(3, 4))
    meter = Meter()
    counted = eval(expression, {"np": np, "plain": x, "x": meter.table(x), "W": meter.weight("W", weight)})
    np.testing.assert_allclose(counted, eval(expression, {"np": np, "plain": x, "x": x, "W": weight}), rtol=1e-12)
    assert (meter.with_weights, meter.between_activations) == (with_weights, between)


def test_what_is_needed_is_what_the_lesson_says():
    params = drawn(np.random.default_rng(6), Size(5, 6, 9))
    assert needed_with_weights(params) == 12 * 6**2 + 6 * 5
    assert needed_in_attention(params, 7) == 2 * 7 * 6


LISTS = (
    "    keys, values = cache or ([], [])\n"
    '    h = params["tokens"][token] + params["positions"][len(keys)]\n'
    '    keys, values = keys + [h @ params["keys"]], values + [h @ params["values"]]\n'
    "    cache = keys, values\n"
    '    read = softmax(np.array(keys) @ (h @ params["queries"]) / np.sqrt(d)) @ np.array(values)\n'
)
FUSED = (
    '    h = params["tokens"][token] + params["positions"][0 if cache is None else cache.shape[1]]\n'
    '    every = np.concatenate([params["queries"], params["keys"], params["values"]], axis=1)\n'
    "    q, k, v = np.split(h @ every, 3)\n"
    "    new = np.stack([k, v])[:, None]\n"
    "    cache = new if cache is None else np.concatenate([cache, new], axis=1)\n"
    "    read = softmax(cache[0] @ q / np.sqrt(d)) @ cache[1]\n"
)
INPUTS_KEPT = (
    "    rows = np.zeros((0, d)) if cache is None else cache\n"
    '    h = params["tokens"][token] + params["positions"][len(rows)]\n'
    "    cache = rows = np.vstack([rows, h])\n"
    '    scores = rows @ (params["keys"] @ (h @ params["queries"])) / np.sqrt(d)\n'
    '    read = softmax(scores) @ rows @ params["values"]\n'
)
DICT_COPIED = (
    '    kept = {"k": np.zeros((0, d)), "v": np.zeros((0, d))} if cache is None else dict(cache)\n'
    '    h = params["tokens"][token] + params["positions"][len(kept["k"])]\n'
    '    for name, weight in (("k", "keys"), ("v", "values")):\n'
    "        kept[name] = np.append(kept[name], h.dot(params[weight])[None], axis=0)\n"
    "    cache = kept\n"
    '    q = np.dot(h, params["queries"])\n'
    "    read = np.einsum('t,td->d', softmax(np.einsum('td,d->t', kept['k'], q) / d**0.5), kept['v'])\n"
)
DEEP_COPIED = (
    "    import copy\n"
    '    cache = copy.deepcopy(cache) or {"k": [], "v": []}\n'
    '    h = params["tokens"][token] + params["positions"][len(cache["k"])]\n'
    '    cache["k"].append(h @ params["keys"])\n'
    '    cache["v"].append(h @ params["values"])\n'
    '    read = softmax(np.stack(cache["k"]) @ (h @ params["queries"]) / np.sqrt(d)) @ np.stack(cache["v"])\n'
)


@pytest.mark.parametrize("middle", [LISTS, FUSED, INPUTS_KEPT, DICT_COPIED, DEEP_COPIED])
def test_unusual_right_answers_pass(middle):
    answer = check(BEGIN + middle + END)
    assert answer["verdict"] == "correct", answer["text"]


def test_rows_two_deep_pass():
    source = SOLUTION[SOLUTION.index("def step") : SOLUTION.index("\n\nV, d, N")]
    deep = source.replace('["positions"][len(keys)]', '["positions"][len(keys)][None]').replace(
        'keys @ (h @ params["queries"])', '(h @ params["queries"]) @ keys.T'
    )
    assert (
        check(deep.replace('return h @ params["logits"]', 'return (h @ params["logits"])[0]'))["verdict"] == "correct"
    )


def test_no_two_slips_agree():
    rng = np.random.default_rng(7)
    cases = [(drawn(rng, Size(5, 4, 9)), rng.integers(0, 5, size=7)), (drawn(rng, Size(4, 6, 9)), np.array([1, 3, 2]))]
    for slip in SLIPS:
        assert name_slip(SLIPS, [(case, slip.formula(*case)) for case in cases]) == slip.sentence
    assert name_slip(SLIPS, [(case, logits(*case)) for case in cases]) is None


def probe(name: str) -> list[dict]:
    answer = json.loads(entry.probe("kv-cache", CHECK, text("kv-cache", name), json.dumps(given("kv-cache"))))
    return answer["first"]


def test_the_counted_work_is_drawn_as_it_was_counted():
    operations, _ = probe("solution.py")
    assert operations["passed"]
    rows = {int(row[0]): [int(value.replace(",", "")) for value in row[1:]] for row in operations["picture"]["rows"]}
    for t, (without, with_cache, weights) in rows.items():
        assert weights == 462
        assert with_cache == 462 + 12 * t
        assert without == 462 * t + 12 * t**2
    assert not probe("starter.py")[0]["passed"]


def test_the_timing_is_drawn_and_decides_nothing():
    _, timing = probe("starter.py")
    assert timing["passed"] is None
    assert [row[0] for row in timing["picture"]["rows"]] == [str(length) for length in LENGTHS]
    assert all(float(value) > 0 for row in timing["picture"]["rows"] for value in row[1:])


@pytest.mark.parametrize("power", [0.0, 1.0, 2.0])
def test_the_slope_of_a_power_is_its_exponent(power):
    assert slope(LENGTHS, [3e-6 * length**power for length in LENGTHS]) == pytest.approx(power, abs=1e-9)
