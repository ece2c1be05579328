"""The zoo: what each architecture is said to be is what the bench finds, whatever the weights."""

import numpy as np
import pytest

from grading import zoo
from grading.bench import dependencies, forbidden, is_live, leaks
from grading.detector_cases import predicting_next

SEEDS = range(20)
SEQUENCES = [specimen for specimen in zoo.SPECIMENS if not specimen.is_image]
IDS = [specimen.id for specimen in zoo.SPECIMENS]


def changes(specimen, seed):
    return dependencies(specimen.model(seed), specimen.inputs(seed), specimen.vocabulary).change


@pytest.mark.parametrize("specimen", zoo.SPECIMENS, ids=IDS)
def test_is_what_it_is_said_to_be(specimen):
    for seed in SEEDS:
        change = changes(specimen, seed)
        largest = change[forbidden(len(change), specimen.predicts)].max()
        if specimen.causal:
            assert largest <= 1e-12
        else:
            assert leaks(change, specimen.predicts), seed
            assert largest > 1e-6
        assert is_live(change, specimen.predicts) == (specimen.id != "constant")


def window(*steps):
    return lambda i, n: [i - step for step in steps]


# Which pieces row i of n reads, read off the descriptions and not off the code.
READS = {
    "bert-style": lambda i, n: range(n),
    "mask-off-by-one": lambda i, n: range(i + 2),
    "short-mask": lambda i, n: range(i + 1) if i < 4 else range(n),
    "no-input-shift": lambda i, n: range(i + 1),
    "strict-shift": lambda i, n: range(i),
    "block-summary": lambda i, n: range(i // 4 * 4, i // 4 * 4 + 4),
    "past-blocks": lambda i, n: [*range(i // 4 * 4), i],
    "chunk-state": lambda i, n: range(i // 2 * 2 + 2),
    "fft-filter": lambda i, n: range(n),
    "causal-conv": window(0, 1, 2),
    "same-padding": window(-1, 0, 1),
    "dilated-centred": window(-2, 0, 2),
    "rnn": lambda i, n: range(i + 1),
    "two-way-rnn": lambda i, n: range(n),
    "prefix-mean": lambda i, n: range(i + 1),
    "told-the-last": lambda i, n: [*range(i + 1), n - 1],
    "bigram": window(0),
    "constant": lambda i, n: [],
}


@pytest.mark.parametrize("name", READS)
def test_reads_what_its_description_says(name):
    change = changes(zoo.find(name), seed=1)
    n = len(change)
    expected = [[j in READS[name](i, n) for j in range(n)] for i in range(n)]
    np.testing.assert_array_equal(change > 1e-12, expected)


def test_block_summary_is_missed_by_one_cut_in_the_middle():
    change = changes(zoo.find("block-summary"), seed=0)
    assert not change[:4, 4:].any()


@pytest.mark.parametrize("specimen", SEQUENCES, ids=[specimen.id for specimen in SEQUENCES])
def test_sequence_models_take_shorter_inputs(specimen):
    model = predicting_next(specimen, 3, 7, 5)
    whole = np.array([4, 0, 1, 1, 3, 2, 0])
    for length in range(1, 8):
        rows = model(whole[:length])
        assert rows.shape == (length, 5)
        np.testing.assert_allclose(rows.sum(axis=1), 1)
        if specimen.causal:
            np.testing.assert_allclose(rows, model(whole)[:length], rtol=0, atol=1e-12)


def test_low_scores_make_minus_1e4_look_at_the_future():
    change = changes(zoo.find("minus-1e4"), seed=0)
    assert change[0, 1] > 0.01


def test_ids_are_unique_words_and_the_brief_comes_first():
    assert len(set(IDS)) == len(IDS) >= 18
    assert all(name == name.lower() and " " not in name for name in IDS)
    assert zoo.BRIEF == ("masked-attention", "bert-style", "pixelcnn-a-then-b", "unmasked-conv")
    assert len({specimen.title for specimen in zoo.SPECIMENS}) == len(IDS)


def test_incidents_of_the_brief_are_there():
    links = {specimen.incident.link for specimen in zoo.SPECIMENS if specimen.incident}
    assert {link.split("github.com/")[1] for link in links} == {
        "karpathy/nanochat/issues/844",
        "huggingface/transformers/issues/48745",
        "karpathy/minGPT/issues/75",
    }
    assert sum(s.incident is not None and "nanochat" in s.incident.name for s in zoo.SPECIMENS) == 3


def test_unknown_ids_are_named():
    with pytest.raises(zoo.UnknownSpecimenError, match="no model of the zoo is called 'gpt-5'"):
        zoo.find("gpt-5")
