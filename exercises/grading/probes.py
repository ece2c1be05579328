"""What a page shows of one measured model: the picture as data, and a sentence that says the same."""

from typing import Literal, TypedDict

from grading.bench import Floats, Ints, Model, Predicts, dependency_matrix, forbidden, is_live, leaks, proof
from grading.plain import plain
from grading.zoo import Specimen


class ProofData(TypedDict):
    """Two inputs (flat, raster order) that differ only at `input`, and row `output` of the model for each."""

    output: int
    input: int
    x: list[int]
    x_changed: list[int]
    before: list[float]
    after: list[float]
    sentence: str


class Probe(TypedDict):
    """One measurement; indices count from 0, sentences from 1. `shape` is None for sequences."""

    id: str
    title: str
    kind: Literal["sequence", "image"]
    size: int
    shape: list[int] | None
    predicts: Predicts
    change: list[list[float]]
    leaks: list[list[int]]
    live: bool
    sentence: str
    proof: ProofData | None


def measure(specimen: Specimen, model: Model, seed: int) -> Probe:
    """Measures `model` in the role of `specimen`: same inputs, same rule of what an output may read.

    Raises:
        UnusableModelError: see `bench`.
    """
    inputs = specimen.inputs(seed)
    change = dependency_matrix(model, inputs, specimen.vocabulary)
    found = leaks(change, specimen.predicts)
    live = is_live(change, specimen.predicts)
    is_image = len(specimen.shape) == 2
    return {
        "id": specimen.id,
        "title": specimen.title,
        "kind": "image" if is_image else "sequence",
        "size": len(change),
        "shape": list(specimen.shape) if is_image else None,
        "predicts": specimen.predicts,
        "change": [[float(cell) for cell in row] for row in change],
        "leaks": [list(cell) for cell in found],
        "live": live,
        "sentence": _sentence(specimen, change, found, live),
        "proof": _proof(specimen, model, inputs, _telling(found)) if found else None,
    }


def place(specimen: Specimen, position: int) -> str:
    """A position in words, counted from 1: "position 3", or "row 2, column 1" of an image."""
    if len(specimen.shape) == 1:
        return f"position {position + 1}"
    row, column = divmod(position, specimen.shape[1])
    return f"row {row + 1}, column {column + 1}"


def _sentence(specimen: Specimen, change: Floats, found: list[tuple[int, int]], live: bool) -> str:
    cells = int(forbidden(len(change), specimen.predicts).sum())
    if found:
        i, j = _telling(found)
        return (
            f"Leaks: {len(found)} of the {cells} cells that must be zero are not; the output at "
            f"{place(specimen, i)} moves when {place(specimen, j)} changes{_target(specimen, found)}."
        )
    if not live:
        return "Causal but worthless: the output is constant, no input moves it."
    rule = (
        "Output i predicts piece i + 1 and moves with no piece after i."
        if specimen.predicts == "next"
        else "Output i predicts pixel i and moves with neither that pixel nor a later one."
    )
    return f"Causal on every input tried: all {cells} cells that must be zero are zero. {rule}"


def _telling(found: list[tuple[int, int]]) -> tuple[int, int]:
    """The leak to talk about: the first one from a later position, if there is one."""
    return min(found, key=lambda cell: (cell[0] >= cell[1], cell))


def _target(specimen: Specimen, found: list[tuple[int, int]]) -> str:
    """How often an output reads the very piece that it predicts."""
    shift = 1 if specimen.predicts == "next" else 0
    own = sum(j == i + shift for i, j in found)
    if own == 0:
        return ""
    piece = "piece" if specimen.predicts == "next" else "pixel"
    if own == 1:
        return f", and 1 output reads the very {piece} that it predicts"
    return f", and {own} outputs read the very {piece} that they predict"


def _proof(specimen: Specimen, model: Model, inputs: list[Ints], leak: tuple[int, int]) -> ProofData:
    i, j = leak
    pair = proof(model, inputs, specimen.vocabulary, i, j)
    before, after = ([round(float(p), 4) for p in row] for row in (pair.before, pair.after))
    return {
        "output": i,
        "input": j,
        "x": [int(value) for value in pair.x.flat],
        "x_changed": [int(value) for value in pair.x_changed.flat],
        "before": before,
        "after": after,
        "sentence": (
            f"The two inputs differ only at {place(specimen, j)}, which the output at {place(specimen, i)} "
            f"must not see; yet that output goes from {plain(before)} to {plain(after)}."
        ),
    }
