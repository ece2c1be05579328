"""The bench's tests against models whose probabilities are written down, not computed by a network."""

import json
from math import inf, log

import numpy as np
import pytest

from grading import zoo
from grading.bench import UnusableModelError, dependency_matrix
from grading.bench_line import Line
from grading.bench_live import liveness
from grading.bench_meter import leak_meter, leak_meter_nats
from grading.bench_sum import sum_to_one, total_probability
from grading.bench_ways import one_pass, two_ways

T, V = 5, 3
STAY = 0.1 + 0.7 * np.eye(V)  # (V, V): row of the next piece, given this one
CAUSAL = ["masked-attention", "norm-over-prefix", "causal-conv", "rnn", "prefix-mean", "past-blocks", "bigram"]
# Their leaks reach the very piece that is predicted, so that even a small readout finds it.
CAUGHT_BY_METER = ["mask-off-by-one", "same-padding", "chunk-state", "two-way-rnn"]
NEXT_LEAKING = [s.id for s in zoo.SPECIMENS if s.predicts == "next" and not s.causal]


def markov(x):
    return STAY[x]


def constant(x):
    return np.full((len(x), V), 1 / V)


def told_the_target(x):
    return STAY[np.append(x[1:], 0)]


def told_the_one_after(x):
    """Row 0 predicts piece 1 from piece 2, row 1 predicts piece 2 from nothing: the chain rule in another order."""
    rows = np.full((len(x), V), 1 / V)
    if len(x) > 2:
        rows[0] = STAY[x[2]]
    return rows


def certain(x):
    """Always bets on 0, and gives everything else probability 0."""
    return np.tile([1.0, 0.0, 0.0], (len(x), 1))


def line(model, length=T):
    return Line(model, (length,), V)


def drawn(name, seed=0):
    return zoo.find(name).model(seed, (6,), V)


def test_total_probability_by_hand():
    assert total_probability(line(markov, 3)) == pytest.approx(1.0, abs=1e-12)
    assert total_probability(line(constant, 2)) == pytest.approx(1.0, abs=1e-12)
    # Of each sequence p is 1/3 · 0.8 for one target after another: Σ = 27 · (1/3) · 0.64.
    assert total_probability(line(told_the_target, 3)) == pytest.approx(5.76, abs=1e-12)


def test_sum_to_one_says_what_it_found():
    test = sum_to_one(line(told_the_target, 3))
    assert test["passed"] is False
    assert "all 27 sequences of 3 pieces add up to 5.760000" in test["sentence"]
    assert test["picture"]["bars"] == [{"label": "all 27 sequences", "value": pytest.approx(5.76)}]
    assert test["picture"]["mark"]["value"] == 1.0


def test_a_sum_of_one_does_not_prove_causality():
    assert dependency_matrix(told_the_one_after, [np.array([0, 1, 2])], V)[0, 2] > 0.1
    test = sum_to_one(line(told_the_one_after, 3))
    assert test["passed"] is True
    assert "does not prove causality" in test["sentence"]


@pytest.mark.parametrize("seed", range(6))
def test_sum_is_one_for_any_joint_factored_by_the_chain_rule(seed):
    joint = np.random.default_rng(seed).dirichlet(np.ones(V * V)).reshape(V, V)

    def model(x):  # pieces 1 and 2 come from the joint table, whatever piece 0 is
        rows = np.full((len(x), V), 1 / V)
        rows[0] = joint.sum(axis=1)
        if len(x) > 1:
            rows[1] = joint[x[1]] / joint[x[1]].sum()
        return rows

    assert total_probability(line(model, 3)) == pytest.approx(1.0, abs=1e-12)


def test_liveness():
    dead = liveness(dependency_matrix(constant, [np.zeros(T, int)], V), "next")
    assert dead["passed"] is False
    alive = liveness(dependency_matrix(markov, [np.zeros(T, int)], V), "next")
    assert alive["passed"] is True
    assert [bar["value"] for bar in alive["picture"]["bars"]] == pytest.approx([0.7] * T)
    only_forbidden = liveness(dependency_matrix(told_the_target, [np.zeros(T, int)], V), "next")
    assert only_forbidden["passed"] is False


def test_one_pass_by_hand():
    assert one_pass(line(markov), np.array([0, 0, 2])) == pytest.approx(log(0.8) + log(0.1), rel=1e-14)
    assert one_pass(line(certain), np.array([0, 1])) < -600


def test_two_ways_by_hand():
    test = two_ways(line(told_the_target, T), seed=0, takes_shorter=False)
    assert test["passed"] is False
    at_once, stepwise = (bar["value"] for bar in test["picture"]["bars"])
    # In one pass every target is known; with other pieces in its place every bet is on a wrong one.
    assert at_once == pytest.approx(-4 * log(0.8))
    assert stepwise == pytest.approx(-4 * log(0.1))


@pytest.mark.parametrize("name", CAUSAL)
def test_causal_models_agree_both_ways_and_sum_to_one(name):
    assert two_ways(line(drawn(name), 6), seed=1, takes_shorter=True)["passed"] is True
    assert sum_to_one(line(drawn(name), 3))["passed"] is True


@pytest.mark.parametrize("name", NEXT_LEAKING)
def test_two_ways_catches_every_leak_of_the_zoo(name):
    for seed in range(5):
        model = zoo.find(name).model(seed, (8,), V)
        assert two_ways(line(model, 8), seed=seed, takes_shorter=False)["passed"] is False


def test_two_ways_catches_what_depends_on_the_length():
    def model(x):
        return STAY[x] if len(x) == T else constant(x)

    assert two_ways(line(model, T), seed=0, takes_shorter=False)["passed"] is True
    test = two_ways(line(model, T), seed=0, takes_shorter=True)
    assert test["passed"] is False
    assert "nothing after the prefix" in test["sentence"]


def test_single_precision_is_welcome_both_ways():
    def model(x):
        means = np.cumsum(x, dtype=np.float32) / np.arange(1, len(x) + 1, dtype=np.float32)
        scores = np.outer(means, np.arange(V, dtype=np.float32))
        e = np.exp(scores)
        return e / e.sum(axis=1, keepdims=True)

    assert two_ways(line(model, T), seed=0, takes_shorter=True)["passed"] is True
    assert sum_to_one(line(model, 3))["passed"] is True


def test_meter_of_written_down_models():
    assert leak_meter_nats(line(constant, T), 0).own == pytest.approx(log(V))
    told = leak_meter_nats(line(told_the_target, T), 0)
    assert told.own == pytest.approx(-log(0.8))
    assert told.readout < 0.1
    # Honest and wrong: the Markov bet is right once in three.
    honest = leak_meter_nats(line(markov, T), 0)
    assert honest.own == pytest.approx(-(log(0.8) + 2 * log(0.1)) / 3, abs=4 * honest.own_error)
    assert honest.readout > log(V) - 4 * honest.readout_error


@pytest.mark.parametrize("name", CAUSAL)
@pytest.mark.parametrize("seed", range(5))
def test_meter_lets_honest_models_pass(name, seed):
    assert leak_meter(line(drawn(name, seed), 6), seed)["passed"] is True


@pytest.mark.parametrize("name", CAUGHT_BY_METER)
@pytest.mark.parametrize("seed", range(5))
def test_meter_catches_untrained_models_that_peek(name, seed):
    test = leak_meter(line(drawn(name, seed), 6), seed)
    assert test["passed"] is False
    assert "a small readout trained on its rows reaches" in test["sentence"]
    assert min(bar["value"] for bar in test["picture"]["bars"]) < log(3) == test["picture"]["mark"]["value"]


def test_meter_says_when_its_pass_proves_little():
    test = leak_meter(line(told_the_one_after, 4), 0)
    assert test["passed"] is True
    assert "hidden leak can pass" in test["sentence"]


def test_impossible_pieces_stay_finite_in_the_picture():
    test = leak_meter(line(certain, T), 0)
    assert test["passed"] is True
    assert "∞" in test["sentence"]
    assert all(bar["value"] < inf for bar in test["picture"]["bars"])
    json.dumps([test, two_ways(line(certain, T), 0, takes_shorter=True)], allow_nan=False)


def test_unusable_models_are_named_by_every_test():
    for test in (
        lambda m: sum_to_one(line(m, 3)),
        lambda m: two_ways(line(m, T), 0, True),
        lambda m: leak_meter(line(m, T), 0),
    ):
        with pytest.raises(UnusableModelError, match="returned None"):
            test(lambda x: None)


SAME = ["pixelcnn-a-then-b", "unmasked-conv", *(s.id for s in zoo.SPECIMENS if s.predicts == "same" and not s.is_image)]


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("seed", range(3))
def test_models_that_predict_their_own_place_sum_to_one_and_agree_both_ways_if_they_are_causal(name, seed):
    specimen = zoo.find(name)
    model = specimen.model(seed)
    whole = Line(model, specimen.shape, specimen.vocabulary, specimen.predicts)
    small = whole._replace(shape=(2, 3) if specimen.is_image else (3,))
    assert two_ways(whole, seed, takes_shorter=not specimen.is_image)["passed"] is specimen.causal
    assert sum_to_one(small)["passed"] is specimen.causal


def test_an_image_of_independent_pixels_by_hand():
    rows = np.array([0.25, 0.75])
    image = Line(lambda x: np.tile(rows, (*x.shape, 1)), (2, 2), 2, "same")
    assert one_pass(image, np.array([1, 1, 0, 1])) == pytest.approx(3 * log(0.75) + log(0.25))
    assert total_probability(image) == pytest.approx(1.0, abs=1e-12)
    meter = leak_meter_nats(image, seed=0)
    assert meter.own == pytest.approx(-(log(0.25) + log(0.75)) / 2, abs=4 * meter.own_error)
    assert "images of 2 × 2 pixels" in sum_to_one(image)["sentence"]


def test_a_pixel_that_reads_itself_is_caught_by_sum_meter_and_two_ways():
    image = Line(lambda x: np.stack([0.9 - 0.8 * x, 0.1 + 0.8 * x], axis=-1), (2, 2), 2, "same")
    assert total_probability(image) == pytest.approx(16 * 0.9**4)
    assert leak_meter_nats(image, seed=0).own == pytest.approx(-log(0.9))
    assert not two_ways(image, seed=0, takes_shorter=False)["passed"]
