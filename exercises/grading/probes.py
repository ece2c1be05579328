"""What a page shows of one measured model: the picture as data, and a sentence that says the same."""

from math import ceil, log10
from typing import Literal, NamedTuple, NotRequired, TypedDict

from grading.bench import (
    Dependencies,
    Floats,
    Ints,
    Model,
    Predicts,
    Proof,
    dependencies,
    draw_inputs,
    forbidden,
    is_live,
    leaks,
)
from grading.bench_report import Test

LEAST_DIGITS = 4


class Subject(NamedTuple):
    """What is measured, and how the page names it. `shape` is that of an input x, (T,) or (H, W)."""

    id: str
    title: str
    shape: tuple[int, ...]
    vocabulary: int
    predicts: Predicts

    def inputs(self, seed: int) -> list[Ints]:
        """Random inputs on which to measure the model."""
        return draw_inputs(self.shape, self.vocabulary, seed)


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
    """One measurement; indices count from 0, sentences from 1. `shape` is None for sequences.

    `proofs[k]` proves `leaks[k]`; `telling` is the k that the sentence talks about. `tests`: what else was measured of
    this model.
    """

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
    proofs: list[ProofData]
    telling: int | None
    tests: NotRequired[list[Test]]


def measure(subject: Subject, model: Model, seed: int) -> Probe:
    """Measures `model` on random inputs.

    Raises:
        UnusableModelError: see `bench`.
    """
    return report(subject, dependencies(model, subject.inputs(seed), subject.vocabulary))


def report(subject: Subject, measured: Dependencies) -> Probe:
    """What `measured` says about the subject."""
    found = leaks(measured.change, subject.predicts)
    live = is_live(measured.change, subject.predicts)
    is_image = len(subject.shape) == 2
    return {
        "id": subject.id,
        "title": subject.title,
        "kind": "image" if is_image else "sequence",
        "size": len(measured.change),
        "shape": list(subject.shape) if is_image else None,
        "predicts": subject.predicts,
        "change": [[float(cell) for cell in row] for row in measured.change],
        "leaks": [list(cell) for cell in found],
        "live": live,
        "sentence": _sentence(subject, measured.change, found, live),
        "proofs": [_proof(subject, cell, measured.proof(*cell)) for cell in found],
        "telling": found.index(_telling(found)) if found else None,
    }


def place(subject: Subject, position: int) -> str:
    """A position in words, counted from 1: "position 3", or "row 2, column 1" of an image."""
    if len(subject.shape) == 1:
        return f"position {position + 1}"
    row, column = divmod(position, subject.shape[1])
    return f"row {row + 1}, column {column + 1}"


def _sentence(subject: Subject, change: Floats, found: list[tuple[int, int]], live: bool) -> str:
    cells = int(forbidden(len(change), subject.predicts).sum())
    if found:
        i, j = _telling(found)
        return (
            f"Leaks: {len(found)} of the {cells} cells that must be zero {'is' if len(found) == 1 else 'are'} not; "
            f"the output at {place(subject, i)} moves when {place(subject, j)} changes{_target(subject, found)}."
        )
    if not live:
        return "Causal but worthless: the output is constant, no input moves it."
    piece = _piece(subject)
    rule = (
        f"Output i predicts {piece} i + 1 and moves with no {piece} after i."
        if subject.predicts == "next"
        else f"Output i predicts {piece} i and moves with neither that {piece} nor a later one."
    )
    return f"Causal on every input tried: all {cells} cells that must be zero are zero. {rule}"


def _piece(subject: Subject) -> str:
    return "piece" if len(subject.shape) == 1 else "pixel"


def _telling(found: list[tuple[int, int]]) -> tuple[int, int]:
    """The leak to talk about: the first one from a later position, if there is one."""
    return min(found, key=lambda cell: (cell[0] >= cell[1], cell))


def _target(subject: Subject, found: list[tuple[int, int]]) -> str:
    """How often an output reads the very piece that it predicts."""
    shift = 1 if subject.predicts == "next" else 0
    own = sum(j == i + shift for i, j in found)
    if own == 0:
        return ""
    if own == 1:
        return f", and 1 output reads the very {_piece(subject)} that it predicts"
    return f", and {own} outputs read the very {_piece(subject)} that they predict"


def _proof(subject: Subject, leak: tuple[int, int], pair: Proof) -> ProofData:
    i, j = leak
    digits = max(LEAST_DIGITS, 1 + ceil(-log10(abs(pair.after - pair.before).max())))
    before, after = ([round(float(p), digits) for p in row] for row in (pair.before, pair.after))
    return {
        "output": i,
        "input": j,
        "x": [int(value) for value in pair.x.flat],
        "x_changed": [int(value) for value in pair.x_changed.flat],
        "before": before,
        "after": after,
        "sentence": (
            f"The two inputs differ only at {place(subject, j)}, which the output at {place(subject, i)} "
            f"must not see; yet that output goes from {_row(before, digits)} to {_row(after, digits)}."
        ),
    }


def _row(values: list[float], digits: int) -> str:
    return f"[{', '.join(f'{value:.{digits}f}'.rstrip('0').rstrip('.') for value in values)}]"
