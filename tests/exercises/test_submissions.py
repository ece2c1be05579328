"""Every known program gets its verdict from the checker that a learner gets."""

import json
from collections import Counter

import pytest

from exercises.submissions import GIVEN, folder, given, normalised, submissions, text
from grading import entry

ALL = submissions()
LEAST_MISTAKES = {
    "joint-nll": 50,
    "sequence-log-prob": 30,
    "causal-attention": 30,
    "raster-mask": 25,
    "kv-cache": 40,
    "spot-the-leak": 8,
}
HEADINGS = ("correct", "not yet", "something went wrong")


def check(submission: dict) -> dict:
    return json.loads(
        entry.check(
            submission["exercise"],
            submission["check_source"],
            submission["source"],
            json.dumps(submission["given"]),
        )
    )


def is_caught(submission: dict, answer: dict) -> bool:
    return answer["verdict"] == "not-yet" and submission["expected_text"] in normalised(" ".join(answer["text"]))


@pytest.mark.parametrize("submission", ALL, ids=lambda s: f"{s['exercise']}-{s['name']}")
def test_gets_the_expected_verdict_and_message(submission):
    answer = check(submission)
    assert answer["verdict"] == submission["expected_verdict"], answer
    assert (submission["expected_text"] or "") in normalised(" ".join(answer["text"]))
    assert answer["text"]
    assert not any(paragraph.lower().startswith(HEADINGS) for paragraph in answer["text"])
    assert "np.float64" not in str(answer)


def test_every_mistake_says_what_it_must_earn_and_is_caught(tell):
    mistakes = [submission for submission in ALL if submission["role"] == "mistake"]
    caught = [mistake for mistake in mistakes if is_caught(mistake, check(mistake))]
    tell(f"mistakes caught: {len(caught)} of {len(mistakes)}")
    assert caught == mistakes
    assert all(mistake["expected_text"] for mistake in mistakes)


def test_there_are_enough_mistakes():
    counts = Counter(submission["exercise"] for submission in ALL if submission["role"] == "mistake")
    assert all(counts[exercise] >= least for exercise, least in LEAST_MISTAKES.items())


def test_mistakes_are_caught_whatever_the_numbers():
    """The expected texts quote DOG, so on other numbers only the verdict is compared."""
    other = {"seed": 7, "conditionals": [0.9, 0.62, 0.05, 0.33], "symbols": ["B", "I", "R", "D"]}
    for submission in ALL:
        if submission["exercise"] == "joint-nll":
            answer = check({**submission, "given": other})
            assert answer["verdict"] == submission["expected_verdict"], submission["name"]


@pytest.mark.parametrize("exercise", ["sequence-log-prob", "causal-attention", "kv-cache"])
def test_mistakes_are_caught_on_every_seed(exercise):
    """The expected texts quote the numbers of seed 0, so on other seeds only the verdict is compared."""
    for submission in ALL:
        if submission["exercise"] == exercise and submission["role"] == "mistake":
            for seed in (1, 2, 3):
                answer = check({**submission, "given": {**submission["given"], "seed": seed}})
                assert answer["verdict"] == "not-yet", (submission["name"], seed)


@pytest.mark.parametrize("seed", range(20))
def test_solutions_pass_on_every_seed(seed):
    for submission in ALL:
        if submission["role"] == "solution":
            answer = check({**submission, "given": {**submission["given"], "seed": seed}})
            assert answer["verdict"] == "correct", answer


@pytest.mark.parametrize("exercise", GIVEN)
def test_starter_runs(exercise, capsys):
    assert json.loads(entry.run(text(exercise, "starter.py"))) == {"ok": True}
    assert capsys.readouterr().out


@pytest.mark.parametrize("exercise", GIVEN)
def test_hints_are_at_most_three(exercise):
    hints = text(exercise, "hints.md").split("\n\n---\n\n")
    assert 1 <= len(hints) <= 3
    assert all(hint.strip() for hint in hints)


def test_solution_of_spot_the_leak_is_its_starter_with_verdicts():
    assert text("spot-the-leak", "solution.py").startswith(text("spot-the-leak", "starter.py"))


def test_given_takes_changes_and_folders_exist():
    assert given("joint-nll", seed=3)["seed"] == 3
    assert all(folder(exercise).is_dir() for exercise in GIVEN)
