"""The bench against toy models whose dependencies are known by construction."""

import numpy as np
import pytest

from grading.bench import UnusableModelError, dependencies, dependency_matrix, is_live, leaks

T, V = 8, 3
INPUTS = [np.random.default_rng(seed).integers(0, V, size=T) for seed in range(4)]


def model_reading(reads):
    """A model whose row i depends on exactly the inputs in reads(i): a hash picks the distribution."""

    def model(x):
        rows = np.full((T, V), 0.2 / (V - 1))
        for i in range(T):
            rows[i, sum((j + 1) * int(x[j]) for j in reads(i)) % V if reads(i) else 0] = 0.8
        return rows

    return model


def mean_normalised(x):
    """Causal weights, but the input is centred with the mean over all positions."""
    h = x - x.mean()
    scores = np.cumsum(h)[:, None] * np.arange(V)[None, :] * 0.1
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


def matrix(model):
    return dependency_matrix(model, INPUTS, V)


# Which inputs a row reads, by name; hash weights (j + 1) are no multiples of V for these positions.
KNOWN = {
    "previous token": lambda i: [j for j in [i - 1] if j >= 0 and (j + 1) % V],
    "own token": lambda i: [i] if (i + 1) % V else [],
    "next token": lambda i: [i + 1] if i + 1 < T and (i + 2) % V else [],
    "block of four": lambda i: [j for j in range(i // 4 * 4, i // 4 * 4 + 4) if (j + 1) % V],
    "first token": lambda i: [0],
    "last token": lambda i: [T - 1],
    "nothing": lambda i: [],
}


@pytest.mark.parametrize("name", KNOWN)
def test_matrix_is_the_known_dependency_set(name):
    expected = np.array([[j in KNOWN[name](i) for j in range(T)] for i in range(T)])
    np.testing.assert_array_equal(matrix(model_reading(KNOWN[name])) > 0, expected)


@pytest.mark.parametrize(
    ("name", "next_leaks", "same_leaks"),
    [
        ("previous token", False, False),
        ("own token", False, True),
        ("next token", True, True),
        ("block of four", True, True),
        ("last token", True, True),
        ("nothing", False, False),
    ],
)
def test_the_shift_decides_what_leaks(name, next_leaks, same_leaks):
    change = matrix(model_reading(KNOWN[name]))
    assert bool(leaks(change, "next")) == next_leaks
    assert bool(leaks(change, "same")) == same_leaks


def test_block_of_four_is_invisible_to_a_cut_in_the_middle():
    change = matrix(model_reading(KNOWN["block of four"]))
    assert not change[: T // 2, T // 2 :].any()
    assert leaks(change, "next")


def test_normalising_over_the_sequence_leaks_everywhere():
    change = matrix(mean_normalised)
    assert len(leaks(change, "next")) == T * (T - 1) // 2


def test_parity_is_seen_though_every_input_matters_only_with_the_others():
    def parity(x):
        rows = np.full((T, V), 0.25)
        rows[:, int((x % 2).sum()) % 2] = 0.5
        return rows

    assert len(leaks(matrix(parity), "next")) == T * (T - 1) // 2


def test_constant_model_is_dead():
    change = matrix(model_reading(lambda i: []))
    assert leaks(change, "next") == []
    assert not is_live(change, "next")
    assert is_live(matrix(model_reading(KNOWN["own token"])), "next")


def test_reading_only_the_forbidden_is_no_life():
    assert not is_live(matrix(model_reading(KNOWN["next token"])), "next")


def test_images_count_positions_in_raster_order():
    def right_neighbour(x):  # (2, 3) -> (2, 3, 2)
        ahead = np.roll(x, -1, axis=1)
        return np.stack([0.3 + 0.4 * ahead, 0.7 - 0.4 * ahead], axis=-1)

    change = dependency_matrix(right_neighbour, [np.zeros((2, 3), dtype=np.int64)], 2)
    assert np.argwhere(change > 0).tolist() == [[0, 1], [1, 2], [2, 0], [3, 4], [4, 5], [5, 3]]
    assert change.max() == pytest.approx(0.4)


def test_change_is_the_largest_over_all_alternatives():
    def graded(x):
        rows = np.full((T, V), 0.0)
        rows[:, 0] = 1 - 0.1 * (x == 1) - 0.3 * (x == 2)
        rows[:, 1] = 1 - rows[:, 0]
        return rows

    change = dependency_matrix(graded, [np.zeros(T, dtype=np.int64)], V)
    np.testing.assert_allclose(change, 0.3 * np.eye(T))


def test_proof_differs_at_one_input_and_moves_the_output():
    model = model_reading(KNOWN["block of four"])
    pair = dependencies(model, INPUTS, V).proof(output=0, position=3)
    assert np.flatnonzero(pair.x != pair.x_changed).tolist() == [3]
    np.testing.assert_array_equal(pair.before, model(pair.x)[0])
    np.testing.assert_array_equal(pair.after, model(pair.x_changed)[0])
    assert not np.array_equal(pair.before, pair.after)


def noisy(x):
    return np.random.default_rng().dirichlet(np.ones(V), size=T)


def test_a_model_may_not_change_its_input():
    def shifting(x):
        x[:] = 0
        return np.full((T, V), 1 / V)

    kept = INPUTS[0].copy()
    matrix(shifting)
    np.testing.assert_array_equal(INPUTS[0], kept)


@pytest.mark.parametrize(
    ("model", "words"),
    [
        (noisy, "two calls with one input gave different outputs"),
        (lambda x: None, "returned None"),
        (lambda x: [[1, 0, 0]] * T, "an object of type list"),
        (lambda x: np.ones((T, V - 1)), "shape (8, 2); (8, 3) was expected"),
        (lambda x: np.zeros((T, V)), "with sum 0"),
        (lambda x: np.tile([1.5, -0.5, 0], (T, 1)), "entries ≥ 0"),
        (lambda x: np.full((T, V), np.inf), "is [inf, inf, inf]"),
        (lambda x: np.full((T, V), "a"), "probabilities were expected"),
    ],
)
def test_unusable_models_are_named(model, words):
    with pytest.raises(UnusableModelError) as unusable:
        matrix(model)
    assert words in str(unusable.value)
