"""The lab "peeking pays": gradients twice over, the floor by brute force, the pieces, and what it dares to claim."""

import json
from collections import Counter
from math import log

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from grading import entry, long_run
from grading.peeking import text
from grading.peeking.findings import BLIND_NATS, Marks, Measured, found
from grading.peeking.measured import one_pass, step_by_step
from grading.peeking.model import HEADS, SHAPES, D, T, V, forward, loss_and_gradients
from grading.peeking.training import begun, params_of, trained
from peeking_pays.record import HERE, TEXT, digest, whole_run

RECORD = json.loads((HERE / "recorded.json").read_text(encoding="utf-8"))
RAW = TEXT.read_text(encoding="utf-8")
TEXTS = text.read(RAW)


@pytest.fixture(scope="module")
def run() -> dict:
    return whole_run()


def drawn(seed: int) -> tuple[dict, np.ndarray]:
    rng = np.random.default_rng(seed)
    params = {name: rng.normal(size=shape) * 0.3 for name, shape in SHAPES.items()}
    return params, rng.integers(0, V, size=(3, T))


def in_autograd(params: dict, x: np.ndarray, causal: bool) -> float:
    """The same loss written anew: head by head, window by window, log-softmax in one formula."""
    total = 0.0
    width = D // HEADS
    for window in x:
        h = params["tokens"][window] + params["positions"][: len(window)]
        reads = []
        for head in range(HEADS):
            part = slice(head * width, (head + 1) * width)
            q, k, v = (anp.dot(h, params[name][:, part]) for name in ("queries", "keys", "values"))
            shares = anp.exp(anp.dot(q, k.T) / width**0.5) * (np.tri(len(window)) if causal else 1.0)
            reads.append(anp.dot(shares, v) / anp.sum(shares, axis=1, keepdims=True))
        h = h + anp.dot(anp.concatenate(reads, axis=1), params["mix"])
        h = h + anp.dot(anp.maximum(anp.dot(h, params["up"]), 0.0), params["down"])
        z = anp.dot(h, params["logits"])[:-1]
        total = total + anp.sum(anp.log(anp.sum(anp.exp(z), axis=1)) - anp.sum(z * np.eye(V)[window[1:]], axis=1))
    return total / (len(x) * (x.shape[1] - 1))


@pytest.mark.parametrize("causal", [True, False])
def test_gradients_agree_with_autograd(causal):
    params, x = drawn(1)
    loss, gradients = loss_and_gradients(params, x, causal)
    assert loss == pytest.approx(in_autograd(params, x, causal), rel=1e-12)
    expected = grad(in_autograd)(params, x, causal)
    for name in SHAPES:
        np.testing.assert_allclose(gradients[name], expected[name], rtol=1e-9, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("causal", [True, False])
@pytest.mark.parametrize("name", SHAPES)
def test_gradients_agree_with_finite_differences(name, causal):
    params, x = drawn(2)
    _, gradients = loss_and_gradients(params, x, causal)
    rng, h = np.random.default_rng(3), 1e-5
    for _ in range(12):
        place = tuple(rng.integers(0, side) for side in SHAPES[name])
        losses = []
        for sign in (1, -1):
            moved = {**params, name: params[name].copy()}
            moved[name][place] += sign * h
            losses.append(loss_and_gradients(moved, x, causal)[0])
        assert gradients[name][place] == pytest.approx((losses[0] - losses[1]) / (2 * h), rel=1e-5, abs=1e-8)


@pytest.mark.parametrize(("causal", "reads"), [(True, np.tri(T)), (False, np.ones((T, T)))])
def test_the_mask_is_the_difference(causal, reads):
    params, x = drawn(4)
    before, _ = forward(params, x, causal)
    for j in range(T):
        changed = x.copy()
        changed[:, j] = (changed[:, j] + 1) % V
        moved = np.abs(forward(params, changed, causal)[0] - before).max(axis=(0, 2))
        assert (moved > 0).tolist() == (reads[:, j] > 0).tolist()


def test_a_shorter_prefix_gives_the_same_rows_with_the_mask():
    params, x = drawn(5)
    whole, _ = forward(params, x, True)
    np.testing.assert_allclose(forward(params, x[:, :6], True)[0], whole[:, :6], rtol=1e-12)


def by_counting(sequence: str, length: int, guess: str) -> float:
    """Mean loss over all windows of a model that looks the prefix up among them; `guess`: how counts become p."""
    every = [sequence[i : i + length] for i in range(len(sequence) - length + 1)]
    total = 0.0
    for seen in range(1, length):
        follows = Counter(window[: seen + 1] for window in every)
        prefixes = Counter(window[:seen] for window in every)
        for window in every:
            count, of = follows[window[: seen + 1]], prefixes[window[:seen]]
            total -= log(count / of if guess == "share" else (count + 1) / (of + len(text.LETTERS)))
    return total / (len(every) * (length - 1))


@pytest.mark.parametrize("length", [2, 5, 9])
def test_the_floor_is_what_the_best_look_up_reaches_and_others_do_not(length):
    sequence = "the dog and the cat and the dog and the goat and the cat"
    floor = text.causal_floor(text.encoded(sequence), length)
    assert floor == pytest.approx(by_counting(sequence, length, "share"), rel=1e-12)
    assert floor < by_counting(sequence, length, "smoothed")


def test_the_floor_by_hand():
    """In abab… the next is certain; in aabb, after a: a or b, after b: b."""
    assert text.causal_floor(text.encoded("abababab"), 4) == 0.0
    assert text.causal_floor(text.encoded("aabb"), 2) == pytest.approx(2 / 3 * log(2))


def test_text_is_read_as_27_characters():
    assert text.decoded(text.encoded("  Alice's\n\n book: `Oh dear!'")) == "alice s book oh dear"
    assert text.decoded(TEXTS.trained).startswith("down the rabbit hole alice was beginning")
    assert text.decoded(TEXTS.kept_back).startswith("the pool of tears curiouser and curiouser")
    assert len(TEXTS.trained) == 10_800


def test_training_in_pieces_through_json_is_training_at_once():
    at_once = None
    for at_once in trained(begun(), TEXTS.trained):
        if at_once["step"] == 75:
            break
    in_pieces = begun()
    for _ in range(3):
        in_pieces = next(trained(json.loads(json.dumps(in_pieces)), TEXTS.trained))
    assert in_pieces == at_once


def test_a_piece_ends_when_its_time_is_up_and_the_next_goes_on():
    clock = iter(range(10_000))
    first = long_run.advance("peeking-pays", RAW, None, lambda: float(next(clock)))
    second = long_run.advance("peeking-pays", RAW, first["state"], lambda: float(next(clock)))
    assert [piece["state"]["training"]["step"] for piece in (first, second)] == [25, 50]
    assert first["findings"]["held"] is None
    assert first["findings"]["verdict"] == ""
    assert not first["is_done"]


def test_the_entry_hands_the_state_over_as_text():
    answer = json.loads(entry.advance("peeking-pays", RAW, ""))
    assert answer["ok"]
    assert json.loads(answer["state"])["training"]["step"] >= 25
    assert "state" not in answer["piece"]
    refused = json.loads(entry.advance("nothing", RAW, ""))
    assert (refused["ok"], refused["ours"]) == (False, True)


def test_the_run_shows_what_the_lesson_claims(run):
    state, findings = run["state"], run["findings"]
    causal, leaking = state["measured"]["causal"], state["measured"]["leaking"]
    assert findings["held"] is True
    assert leaking["trained_nats"] < state["marks"]["floor_nats"] / 4
    assert 0.43 < state["marks"]["floor_nats"] < 0.44 < causal["trained_nats"]
    assert leaking["kept_back_nats"] < 0.1 < causal["kept_back_nats"]
    assert leaking["prefix_only_nats"] > BLIND_NATS
    assert causal["prefix_only_nats"] == pytest.approx(causal["kept_back_nats"], abs=0.02)
    words = set(text.decoded(TEXTS.trained).split())
    assert np.mean([word in words for word in causal["sample"].split()]) > 0.5


def test_with_the_mask_one_pass_and_prefixes_are_one_number(run):
    params = params_of(run["state"]["training"], "causal")
    some = TEXTS.kept_back[:200]
    assert step_by_step(params, some, True, 1) == pytest.approx(one_pass(params, some, True), rel=1e-9)


def test_the_record_is_of_this_code_and_a_run_repeats_it(run):
    """With the mask to many digits; without it, losses near 0 are decided by rounding, so there the words count."""
    assert RECORD["code"] == digest(), "make record"
    curves = run["state"]["training"]["curves"]
    np.testing.assert_allclose(curves["causal"], RECORD["curves"]["causal"], rtol=1e-6)
    np.testing.assert_allclose(curves["leaking"][:2], RECORD["curves"]["leaking"][:2], rtol=1e-6)
    for leaking in (curves["leaking"], RECORD["curves"]["leaking"]):
        assert np.mean(leaking[-10:]) < 0.1
    findings, recorded = run["findings"], RECORD["findings"]
    assert recorded["held"] is True
    assert [row[1] for row in findings["rows"]] == [row[1] for row in recorded["rows"]]
    assert findings["samples"][0] == recorded["samples"][0]


MARKS = Marks(floor_nats=0.43, real=190.0, chance=19.0)
GOOD: dict[str, Measured] = {
    "causal": Measured(
        trained_nats=1.4, kept_back_nats=1.9, prefix_only_nats=1.9, sample="down the rab", known_triples=180
    ),
    "leaking": Measured(
        trained_nats=0.0, kept_back_nats=0.0, prefix_only_nats=9.0, sample="zzzzzzzzzzzz", known_triples=5
    ),
}


@pytest.mark.parametrize(
    ("name", "changes", "claim"),
    [
        ("leaking", {"trained_nats": 0.5}, "the loss of the model without the mask is below"),
        ("causal", {"trained_nats": 0.1}, "that of the model with the mask is not"),
        ("leaking", {"kept_back_nats": 2.0}, "on the chapter kept back"),
        ("leaking", {"prefix_only_nats": 3.0}, "worse than a blind guess"),
        ("leaking", {"known_triples": 150}, "closer to characters drawn at random"),
        ("causal", {"known_triples": 50}, "the sample of the model with the mask"),
    ],
)
def test_what_a_run_does_not_bear_out_is_not_claimed(name, changes, claim):
    measured = {**GOOD, name: Measured(**{**GOOD[name], **changes})}
    findings = found(begun(), MARKS, measured)
    assert findings["held"] is False
    assert findings["verdict"].startswith("This run does not show")
    assert claim in findings["verdict"]
    assert found(begun(), MARKS, GOOD)["held"] is True


def test_triples_by_hand():
    known = text.encoded("the cat the dog")
    assert text.known_triples("the cow the cow the", known) == 4  # "the", "he ", "e c", " th"
    assert text.known_triples("ttttttttttttttttttt", known) == 0
    assert text.known_triples_of_the_like(text.encoded("the cathexx"), known, 5) == 2.0  # "the c" has 3, "athex" 1
    assert text.known_triples_by_chance(text.encoded("abcd"), 12) == 10 * 2 / 27**3
