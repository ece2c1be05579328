"""The four models: what is measured, on the page's copy and on the learner's."""

import json

import numpy as np
import pytest

from exercises.submissions import TRUTH, given, text
from grading import entry, zoo

CHECK = text("spot-the-leak", "check.py")
STARTER = text("spot-the-leak", "starter.py")


def probe(source: str, **changes) -> dict:
    return json.loads(entry.probe("spot-the-leak", CHECK, source, json.dumps(given("spot-the-leak", **changes))))


def check(source: str, verdicts: dict | None = None, **changes) -> dict:
    known = given("spot-the-leak", verdicts=verdicts, **changes)
    return json.loads(entry.check("spot-the-leak", CHECK, source, json.dumps(known)))


def starter_models() -> dict:
    namespace: dict = {}
    exec(STARTER, namespace)
    return namespace["models"]


def test_zoo_is_the_starters_models():
    models = starter_models()
    for letter, specimen in zip("abcd", zoo.SPECIMENS, strict=False):
        for x in specimen.inputs(seed=1):
            np.testing.assert_array_equal(models[letter](x), specimen.model(0)(x))


def pixel_past_and_beyond(i: int, j: int) -> bool:
    """Whether pixel j lies in the 5×5 window of pixel i: two 3×3 layers."""
    return abs(i // 4 - j // 4) <= 2 and abs(i % 4 - j % 4) <= 2


def pixelcnn_reads(i: int, j: int) -> bool:
    """Whether pixel i depends on j: one step of mask A, at most one of mask B (van den Oord 2016)."""
    past = [(-1, -1), (-1, 0), (-1, 1), (0, -1)]
    here = divmod(i, 4)
    for second in [*past, (0, 0)]:
        middle = (here[0] + second[0], here[1] + second[1])
        if not (0 <= middle[0] < 4 and 0 <= middle[1] < 4):
            continue
        if divmod(j, 4) in [(middle[0] + r, middle[1] + c) for r, c in past]:
            return True
    return False


EXPECTED = {
    "a": [[j <= i for j in range(6)] for i in range(6)],
    "b": [[True for _ in range(6)] for _ in range(6)],
    "c": [[pixelcnn_reads(i, j) for j in range(16)] for i in range(16)],
    "d": [[pixel_past_and_beyond(i, j) for j in range(16)] for i in range(16)],
}


@pytest.mark.parametrize("source", [STARTER, text("spot-the-leak", "solution.py")], ids=["starter", "solution"])
def test_probes_show_what_each_architecture_reads(source):
    answer = probe(source)
    assert answer["ok"], answer
    assert [found["id"] for found in answer["probes"]] == list("abcd")
    for found in answer["probes"]:
        expected = np.array(EXPECTED[found["id"]])
        np.testing.assert_array_equal(np.array(found["change"]) > 0, expected)
        allowed = np.tri(found["size"], k=0 if found["predicts"] == "next" else -1, dtype=bool)
        assert found["leaks"] == np.argwhere(expected & ~allowed).tolist()
        assert ("leaks" if found["leaks"] else "causal") == TRUTH[found["id"]]
        assert found["live"]


def test_every_leak_is_proved():
    models = starter_models()
    for found in probe(STARTER)["probes"]:
        assert [[proof["output"], proof["input"]] for proof in found["proofs"]] == found["leaks"]
        shape = tuple(found["shape"] or [found["size"]])
        for proof in found["proofs"]:
            i, j = proof["output"], proof["input"]
            assert [k for k in range(found["size"]) if proof["x"][k] != proof["x_changed"][k]] == [j]
            moved = []
            for x, row in ((proof["x"], proof["before"]), (proof["x_changed"], proof["after"])):
                rows = models[found["id"]](np.array(x).reshape(shape)).reshape(found["size"], -1)
                assert row == pytest.approx(list(rows[i]), abs=6e-5)
                moved.append(rows[i])
            assert np.abs(moved[0] - moved[1]).max() == found["change"][i][j]
            assert proof["before"] != proof["after"]


def test_the_sentence_talks_about_the_telling_leak():
    for found in probe(STARTER)["probes"]:
        if not found["leaks"]:
            assert found["telling"] is None
            continue
        telling = found["proofs"][found["telling"]]
        place = "position {}".format if found["shape"] is None else lambda k: "row {}, column {}".format(*pixel(k))
        words = f"the output at {place(telling['output'] + 1)} moves when {place(telling['input'] + 1)} changes"
        assert words in found["sentence"]


def pixel(number: int) -> tuple[int, int]:
    return (number - 1) // 4 + 1, (number - 1) % 4 + 1


DRAWN = ["rnn", "minus-1e4", "mask-b-first", "block-summary"]
DRAWN_TRUTH = {"a": "causal", "b": "leaks", "c": "leaks", "d": "leaks"}


@pytest.mark.parametrize("seed", range(5))
def test_other_items_are_the_zoos_own(seed):
    answer = probe("", items=DRAWN, seed=seed)
    assert answer["tests"] == []
    assert [found["id"] for found in answer["probes"]] == list("abcd")
    assert [found["title"] for found in answer["probes"]] == [zoo.find(id).title for id in DRAWN]
    assert [bool(found["leaks"]) for found in answer["probes"]] == [False, True, True, True]
    right = check(STARTER, DRAWN_TRUTH, items=DRAWN, seed=seed)
    assert right["verdict"] == "correct"
    assert "Met in karpathy/minGPT issue 75" in " ".join(right["text"])
    wrong = check(STARTER, {**DRAWN_TRUTH, "d": "causal"}, items=DRAWN, seed=seed)
    assert wrong["verdict"] == "not-yet"
    assert wrong["text"][1].startswith("(d) Summary of each block of four: you chose causal. Measured: Leaks")
    assert "edited" not in " ".join(wrong["text"])


@pytest.mark.parametrize("items", [["rnn", "bigram", "constant", "none-such"], ["rnn"], ["rnn"] * 4, []])
def test_items_that_are_no_four_of_the_zoo_are_our_fault(items):
    assert check(STARTER, TRUTH, items=items)["verdict"] == "our-fault"
    assert not probe(STARTER, items=items)["ok"]


def edited(line: str) -> str:
    return STARTER + "\n" + line + "\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("del models", "no dictionary `models`"),
        ("del models['c']", '`models["c"]` is None'),
        (
            "models['a'] = lambda x: None",
            "Your model (a) cannot be measured: it returned None; an array of shape (6, 4)",
        ),
        ("models['a'] = lambda x: np.ones((6, 3)) / 3", "an array of shape (6, 3); (6, 4) was expected"),
        ("models['d'] = lambda x: np.ones((4, 4, 2))", "with sum 2; a distribution was expected"),
        ("models['b'] = lambda x: np.full((6, 4), np.nan)", "is [nan, nan, nan, nan]"),
        ("models['b'] = lambda x: softmax(np.random.normal(size=(6, 4)))", "two calls with one input"),
    ],
)
def test_unusable_models_get_a_sentence(line, words):
    answer = probe(edited(line))
    assert not answer["ok"]
    assert words in answer["error"]["sentence"]


def test_a_model_that_stops_gets_its_line():
    answer = probe(edited("models['a'] = lambda x: x[99]"))
    assert answer["error"]["sentence"].startswith("Your code stopped on line 76: IndexError")
    assert answer["error"]["line"] == 76


def test_a_constant_model_is_causal_but_worthless():
    found = probe(edited("models['a'] = lambda x: np.full((6, 4), 0.25)"))["probes"][0]
    assert found["leaks"] == []
    assert not found["live"]
    assert found["sentence"].startswith("Causal but worthless")


@pytest.mark.parametrize("name", "abcd")
def test_editing_models_does_not_change_the_truth(name):
    other = {"a": "b", "b": "a", "c": "d", "d": "c"}[name]
    answer = check(edited(f"models['{name}'] = models['{other}']"), TRUTH)
    assert answer["verdict"] == "correct"
    assert any(f"Your edited ({name})" in paragraph for paragraph in answer["text"])
    wrong = {**TRUTH, name: TRUTH[other]}
    assert check(edited(f"models['{name}'] = models['{other}']"), wrong)["verdict"] == "not-yet"


def test_broken_models_do_not_hide_the_verdict():
    answer = check(edited("models['a'] = lambda x: x[99]"), TRUTH)
    assert answer["verdict"] == "correct"
    assert "Your edited (a) was not measured. Your code stopped on line 76" in " ".join(answer["text"])


def test_radios_win_over_the_code():
    assert check(text("spot-the-leak", "solution.py"), {**TRUTH, "a": "leaks"})["verdict"] == "not-yet"


@pytest.mark.parametrize(
    ("otherwise", "words"),
    [("1 / 0", "ZeroDivisionError"), ("np.ones(3)", "returned an array of shape (3,)")],
)
def test_an_edited_model_of_one_length_only_is_measured_on_that_and_says_what_was_not(otherwise, words):
    whole = "whole = models['a']\nmodels['a'] = lambda x: whole(x) if len(x) == T else "
    answer = probe(edited(whole + otherwise))
    found = answer["probes"][0]
    assert found["leaks"] == []
    held = {test["id"]: test["passed"] for test in found["tests"]}
    assert held == {"liveness": True, "sum-to-one": None, "two-ways": None, "leak-meter": True}
    for test in found["tests"]:
        assert test["passed"] or ("Not measured" in test["sentence"] and words in test["sentence"])
