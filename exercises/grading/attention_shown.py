"""What the page shows of a learner's attention: which rows it reads, and its weights after the softmax."""

from collections.abc import Callable
from typing import Any

import numpy as np

from grading.attention import drawn
from grading.bench import TOLERANCE, Floats, forbidden, leaks
from grading.plain import plain

Attend = Callable[[Floats, Floats, Floats], Floats]

LENGTH, WIDTH = 5, 5  # d ≥ T, so that rows of an identity fit into v
DRAWS = 3
SUM_TOLERANCE = 1e-4


def dependency(attend: Attend, seed: int) -> Floats:
    """change[i, j]: largest change of output row i when row j of q, k and v is drawn anew, shape (T, T).

    What is nan before and after has not changed.
    """
    rng = np.random.default_rng(seed)
    change = np.zeros((LENGTH, LENGTH))
    for _ in range(DRAWS):
        case = drawn(rng, LENGTH, WIDTH)
        before = attend(*case)
        for j in range(LENGTH):
            q, k, v = (array.copy() for array in case)
            q[j], k[j], v[j] = rng.uniform(-2, 2, size=(3, WIDTH))
            moved = np.nan_to_num(np.abs(attend(q, k, v) - before), nan=0.0, posinf=1e6).max(axis=1)
            change[:, j] = np.maximum(change[:, j], moved)
    return change


def dependency_shown(attend: Attend, seed: int) -> dict[str, Any]:
    """The test "output row i moves with row j of q, k and v only if j ≤ i, and with one of them at least"."""
    change = dependency(attend, seed)
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
    return _test("dependency", title, not found and not blind, sentence, change, "row j of q, k and v")


def weights_shown(attend: Attend, seed: int) -> dict[str, Any]:
    """The test "each row of weights sums to 1, and the weights of the future are 0".

    With the identity for v, the output is the weights.
    """
    case = drawn(np.random.default_rng(seed), LENGTH, WIDTH)
    weights = np.nan_to_num(attend(case.q, case.k, np.eye(LENGTH, WIDTH)), nan=0.0, posinf=1e6, neginf=-1e6)
    future = int((np.abs(weights[forbidden(LENGTH, "next")]) > TOLERANCE).sum())
    sums = weights.sum(axis=1)
    off = [i for i in range(LENGTH) if abs(sums[i] - 1) > SUM_TOLERANCE]
    says = []
    if off:
        says.append(f"The weights of row {off[0] + 1} sum to {plain(sums[off[0]])}, not to 1.")
    if future:
        says.append(f"{future} of the {int(forbidden(LENGTH, 'next').sum())} weights of the future are not 0.")
    if not says:
        says.append("Each row of weights sums to 1, and every weight of the future is 0.")
    title = "The weights after the softmax (v is the identity)"
    return _test("weights", title, not off and not future, " ".join(says), weights, "key j")


def _test(name: str, title: str, passed: bool, sentence: str, rows: Floats, column_label: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": title,
        "passed": passed,
        "sentence": sentence,
        "lesson": "causal-transformer",
        "picture": {
            "kind": "grid",
            "rows": rows.tolist(),
            "row_label": "output row i",
            "column_label": column_label,
            "cells": [[_cell(rows[i, j], j > i) for j in range(LENGTH)] for i in range(LENGTH)],
        },
    }


def _cell(value: float, future: bool) -> str:
    moves = abs(value) > TOLERANCE
    if future:
        return "leak" if moves else "forbidden"
    return "read" if moves else "unread"
