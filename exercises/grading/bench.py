"""Which outputs of a model move when an input changes: the dependency matrix, its leaks, its proofs.

A model maps integers x of shape (T,) or (H, W) to probabilities of shape x.shape + (V,). Positions count from
0 in raster order, N = T or H · W of them. All are perturbed: a cut in the middle misses leaks inside blocks.
Method: karpathy/pytorch-made, UvA deep learning tutorial 12, karpathy/nanochat pull request 845.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from numpy import abs as absolute
from numpy import array_equal, asarray, bool_, float64, int64, ndarray, tri, zeros
from numpy.random import default_rng
from numpy.typing import NDArray

from grading.plain import plain

Ints = NDArray[int64]
Floats = NDArray[float64]
Model = Callable[[Ints], Any]
Predicts = Literal["next", "same"]

# A causal model gives exactly 0.0; the rest is room for sums taken in another order.
TOLERANCE = 1e-9
SUM_TOLERANCE = 1e-4
INPUTS = 6


class UnusableModelError(Exception):
    """The model cannot be measured; the message says what was expected and what came."""


class Proof(NamedTuple):
    """Two inputs that differ at one position only, and row i of the model's output for each, shape (V,)."""

    x: Ints
    x_changed: Ints
    before: Floats
    after: Floats


def probabilities(model: Model, x: Ints, vocabulary: int) -> Floats:
    """The model's rows for x, shape (N, V).

    Raises:
        UnusableModelError: the output has another shape, or its rows are no distributions.
    """
    output = model(x.copy())
    expected = (*x.shape, vocabulary)
    if not isinstance(output, ndarray):
        raise UnusableModelError(f"it returned {_kind(output)}; an array of shape {expected} was expected")
    output = asarray(output)  # no subclass: a matrix or a masked array computes by other rules
    if output.shape != expected:
        raise UnusableModelError(f"it returned an array of shape {output.shape}; {expected} was expected")
    if output.dtype.kind not in "fiu":
        raise UnusableModelError(f"it returned an array of {output.dtype}; probabilities were expected")
    rows: Floats = output.reshape(-1, vocabulary).astype(float64)
    good = (rows >= 0).all(axis=1) & (absolute(rows.sum(axis=1) - 1) < SUM_TOLERANCE)
    if not good.all():
        number = int(good.argmin())
        raise UnusableModelError(
            f"row {number + 1} of its output is {plain(rows[number])}, with sum {plain(rows[number].sum())}; "
            "a distribution was expected, entries ≥ 0 with sum 1"
        )
    return rows


def perturbations(x: Ints, position: int, vocabulary: int) -> Iterator[Ints]:
    """x with every other value at one position (raster order)."""
    for value in range(vocabulary):
        if value != x.flat[position]:
            changed = x.copy()
            changed.flat[position] = value
            yield changed


class Pair(NamedTuple):
    """Two inputs that differ at one position only, and the model's rows for each, shape (N, V)."""

    x: Ints
    x_changed: Ints
    before: Floats
    after: Floats


class Dependencies(NamedTuple):
    """change[i, j]: largest absolute change in output row i over all perturbations of input j, shape (N, N).

    `pairs[widest[i, j]]` is the perturbation that made it; meaningless where the change is 0.
    """

    change: Floats
    widest: Ints
    pairs: list[Pair]

    def proof(self, output: int, position: int) -> Proof:
        """The perturbation of the input at `position` that moves output row `output` most."""
        pair = self.pairs[self.widest[output, position]]
        return Proof(pair.x, pair.x_changed, pair.before[output], pair.after[output])


def draw_inputs(shape: tuple[int, ...], vocabulary: int, seed: int) -> list[Ints]:
    """Random inputs on which to measure a model."""
    rng = default_rng(seed)
    return [rng.integers(0, vocabulary, size=shape) for _ in range(INPUTS)]


def dependencies(model: Model, inputs: Sequence[Ints], vocabulary: int) -> Dependencies:
    """Perturbs every position of every input with every other value.

    Raises:
        UnusableModelError: the output is unusable, or two calls with one input differ.
    """
    size = inputs[0].size
    change, widest = zeros((size, size)), zeros((size, size), dtype=int64)
    pairs: list[Pair] = []
    for x in inputs:
        rows = probabilities(model, x, vocabulary)
        for position in range(size):
            for changed in perturbations(x, position, vocabulary):
                after = probabilities(model, changed, vocabulary)
                moved = absolute(after - rows).max(axis=1)
                wider = moved > change[:, position]
                change[wider, position] = moved[wider]
                widest[wider, position] = len(pairs)
                pairs.append(Pair(x, changed, rows, after))
        if not array_equal(rows, probabilities(model, x, vocabulary)):
            raise UnusableModelError("two calls with one input gave different outputs; draw its weights once, outside")
    return Dependencies(change, widest, pairs)


def dependency_matrix(model: Model, inputs: Sequence[Ints], vocabulary: int) -> Floats:
    """`change` of `dependencies`, which see."""
    return dependencies(model, inputs, vocabulary).change


def forbidden(size: int, predicts: Predicts) -> NDArray[bool_]:
    """The cells [i, j] that must be zero, shape (N, N).

    "next": row i predicts piece i + 1 and may read inputs j ≤ i.
    "same": row i predicts piece i and may read inputs j < i.
    """
    return ~tri(size, k=0 if predicts == "next" else -1, dtype=bool)


def leaks(change: Floats, predicts: Predicts) -> list[tuple[int, int]]:
    """The cells (i, j) that must be zero and are not, row by row."""
    cells = forbidden(len(change), predicts) & (change > TOLERANCE)
    return [(int(i), int(j)) for i, j in zip(*cells.nonzero(), strict=True)]


def is_live(change: Floats, predicts: Predicts) -> bool:
    """Whether some output moves with an input that it may read. A constant output is causal and worthless."""
    return bool((change[~forbidden(len(change), predicts)] > TOLERANCE).any())


def _kind(value: object) -> str:
    return "None" if value is None else f"an object of type {type(value).__name__}"
