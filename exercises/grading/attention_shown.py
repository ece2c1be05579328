"""What the page shows of a learner's attention: which rows it reads, and its weights after the softmax."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from grading.attention import Case, drawn
from grading.bench import TOLERANCE, Floats, forbidden, leaks
from grading.bench_report import Evidence, Test, TestId
from grading.plain import plain

Attend = Callable[[Floats, Floats, Floats], Floats]

LENGTH, WIDTH = 5, 5  # d ≥ T, so that rows of an identity fit into v
DRAWS = 3
SUM_TOLERANCE = 1e-4


class Change(NamedTuple):
    """Two inputs that differ in one row of q, k and v, and the outputs for each, shape (T, d)."""

    case: Case
    changed: Case
    before: Floats
    after: Floats


def dependency(attend: Attend, seed: int) -> tuple[Floats, dict[tuple[int, int], Change]]:
    """Which output rows move when row j of q, k and v is drawn anew.

    Returns:
        The largest change of output row i for each j, shape (T, T), and for each cell the change that made it. What is
        nan before and after has not changed.
    """
    rng = np.random.default_rng(seed)
    change = np.full((LENGTH, LENGTH), -1.0)
    made_by: dict[tuple[int, int], Change] = {}
    for _ in range(DRAWS):
        case = drawn(rng, LENGTH, WIDTH)
        before = attend(*case)
        for j in range(LENGTH):
            changed = Case(*(array.copy() for array in case))
            changed.q[j], changed.k[j], changed.v[j] = rng.uniform(-2, 2, size=(3, WIDTH)).round(1)
            after = attend(*changed)
            moved = np.nan_to_num(np.abs(after - before), nan=0.0, posinf=1e6).max(axis=1)
            for i in range(LENGTH):
                if moved[i] > change[i, j]:
                    change[i, j] = moved[i]
                    made_by[i, j] = Change(case, changed, before, after)
    return change, made_by


def dependency_shown(attend: Attend, seed: int) -> Test:
    """The test "output row i moves with row j of q, k and v only if j ≤ i, and with one of them at least"."""
    change, made_by = dependency(attend, seed)
    found = leaks(change, "next")
    blind = [i for i in range(LENGTH) if not (change[i, : i + 1] > TOLERANCE).any()]
    if found:
        i, j = max(found, key=lambda cell: change[cell])
        sentence = (
            f"Leaks: output row {i + 1} moves when row {j + 1} of q, k and v changes, {len(found)} such cells in all."
        )
    elif blind:
        sentence = f"Output row {blind[0] + 1} moves with no row of q, k and v, not even its own."
    else:
        sentence = "Output row i moves with rows 1 to i of q, k and v and with no later one: lower-triangular."
    title = "Which rows of q, k and v move which output"
    proofs = [_moved(cell, made_by[cell]) for cell in found]
    return _test("dependency", title, not found and not blind, sentence, change, "row j of q, k and v", proofs)


def weights_shown(attend: Attend, seed: int) -> Test:
    """The test "each row of weights sums to 1, and the weights of the future are 0".

    With the identity for v, the output is the weights.
    """
    case = drawn(np.random.default_rng(seed), LENGTH, WIDTH)
    weights = np.nan_to_num(attend(case.q, case.k, np.eye(LENGTH, WIDTH)), nan=0.0, posinf=1e6, neginf=-1e6)
    future = [(int(i), int(j)) for i, j in np.argwhere(forbidden(LENGTH, "next") & (np.abs(weights) > TOLERANCE))]
    sums = weights.sum(axis=1)
    off = [i for i in range(LENGTH) if abs(sums[i] - 1) > SUM_TOLERANCE]
    says = []
    if off:
        says.append(f"The weights of row {off[0] + 1} sum to {plain(sums[off[0]])}, not to 1.")
    if future:
        says.append(f"{len(future)} of the {int(forbidden(LENGTH, 'next').sum())} weights of the future are not 0.")
    if not says:
        says.append("Each row of weights sums to 1, and every weight of the future is 0.")
    title = "The weights after the softmax (v is the identity)"
    proofs = [_weighted(cell, weights) for cell in future]
    return _test("weights", title, not off and not future, " ".join(says), weights, "key j", proofs)


def _moved(cell: tuple[int, int], change: Change) -> Evidence:
    i, j = cell
    arrays = zip(Case._fields, change.case, change.changed, strict=True)
    return {
        "cell": cell,
        "name": f"output row {i + 1}, input row {j + 1}",
        "sentence": (
            f"The two inputs differ only in row {j + 1} of q, k and v, which output row {i + 1} must not see; "
            "yet that row moves."
        ),
        "rows": [
            *((f"row {j + 1} of {name}", f"{plain(old[j])} → {plain(new[j])}") for name, old, new in arrays),
            (f"output row {i + 1} on the first", plain(change.before[i])),
            (f"output row {i + 1} on the second", plain(change.after[i])),
        ],
    }


def _weighted(cell: tuple[int, int], weights: Floats) -> Evidence:
    i, j = cell
    return {
        "cell": cell,
        "name": f"query {i + 1}, key {j + 1}",
        "sentence": f"Query {i + 1} gives key {j + 1}, a later one, the weight {plain(weights[cell])}; 0 is due.",
        "rows": [(f"weights of query {i + 1}", plain(weights[i]))],
    }


def _test(
    name: TestId, title: str, passed: bool, sentence: str, values: Floats, column: str, proofs: list[Evidence]
) -> Test:
    return {
        "id": name,
        "title": title,
        "passed": passed,
        "sentence": sentence,
        "lesson": "causal-transformer",
        "picture": {
            "kind": "grid",
            "row_label": "output row i",
            "column_label": column,
            "cells": [[_cell(values[i, j], j > i) for j in range(LENGTH)] for i in range(LENGTH)],
            "proofs": proofs,
        },
    }


def _cell(value: float, future: bool) -> str:
    moves = abs(value) > TOLERANCE
    if future:
        return "leak" if moves else "forbidden"
    return "read" if moves else "unread"
