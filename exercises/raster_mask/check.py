"""Grades `raster_mask` for every odd size to 11 and both kinds, and shows what a stack of the masks reads."""

import random
from typing import Any

import numpy as np

from grading.answers import matrix
from grading.bench import Floats
from grading.bench_panel import panel
from grading.judge import Judge, NotYet
from grading.learner import Learner, LearnerError
from grading.plain import plain
from grading.probes import Subject
from grading.raster import KINDS, Kind, raster_mask
from grading.raster_shown import field_shown
from grading.raster_slips import SLIPS
from grading.slips import name_slip
from grading.zoo.images import two_layers

GIVEN = {"seed": 0}
SIZES = (3, 5, 7, 9, 11, 1)  # 3 is the one to read; 1 is the odd one out
CASES: list[tuple[int, Kind]] = [(size, kind) for size in SIZES for kind in KINDS]
BEYOND = (13, 15, 17, 19)  # one of them is drawn: twelve masks written out by hand are no function
SUBJECT = Subject("masks", "A small PixelCNN with your masks, A then B", (4, 4), 2, "same")
LARGEST_SHOWN = 5
REMEDIES = {(3, 3): "Make the shape from `size`: `np.zeros((size, size))`."}

Case = tuple[int, Kind]


def check(learner: Learner, given: dict[str, Any]) -> Judge:
    """Judges the twelve masks of sizes to 11, and two of a larger size that is drawn."""
    judge = Judge()
    larger = random.Random(given["seed"]).choice(BEYOND)
    for case in [*CASES, *((larger, kind) for kind in KINDS)]:
        mask = _ask(learner, case)
        judge.expect(np.array_equal(mask, raster_mask(*case)), lambda mask=mask, case=case: _wrong(learner, case, mask))
    judge.note(
        "Every row above, the left of its own row, and the centre for B only: right for odd sizes to 11, and one more."
    )
    judge.note(field_shown(_ask(learner, (3, "A")), _ask(learner, (3, "B")))["sentence"])
    return judge


def probe(learner: Learner, given: dict[str, Any]) -> dict[str, Any]:
    """The receptive field of a stack of the learner's 3 × 3 masks, and the whole bench on a PixelCNN with them."""
    masks = _ask(learner, (3, "A")), _ask(learner, (3, "B"))
    model = two_layers(*masks)(np.random.default_rng(given["seed"]), SUBJECT.shape, SUBJECT.vocabulary)
    found = panel(model, SUBJECT, given["seed"])
    return {"first": [field_shown(*masks)], "probes": [found.probe], "tests": found.tests}


def _ask(learner: Learner, case: Case) -> Floats:
    size, _ = case
    answer = learner.call("raster_mask", *case)
    mask = matrix(answer, (size, size), "1 where a weight is kept and 0 where it is hidden", REMEDIES)
    odd = mask[~np.isin(mask, (0, 1))]
    if odd.size:
        raise NotYet(
            f"`{answer.call}` holds {plain(odd[0])}; each entry is 1, to keep a weight, or 0, to hide it.",
            "A mask is multiplied with a kernel. (In attention −∞ is added to scores; here nothing is added.)",
        )
    return mask


def _wrong(learner: Learner, case: Case, mask: Floats) -> list[str]:
    size, kind = case
    expected = raster_mask(size, kind)
    row, column = np.argwhere(mask != expected)[0]
    if size <= LARGEST_SHOWN:
        came = f"gave {plain(mask.astype(int))}; {plain(expected.astype(int))} was expected."
    else:
        came = "is wrong."
    return [
        f"`raster_mask({size}, {kind!r})` {came}",
        f"The first difference, counted from 0: `mask[{row}, {column}]` is {int(mask[row, column])}, "
        f"and pixel ({row}, {column}) {_relation(int(row) * size + int(column), size * size // 2, kind)}.",
        _diagnosis(learner, case, mask),
    ]


def _relation(number: int, centre: int, kind: Kind) -> str:
    if number == centre:
        return "is the centre, which A hides" if kind == "A" else "is the centre, which B shows"
    return "comes before the centre" if number < centre else "comes after the centre"


def _diagnosis(learner: Learner, case: Case, mask: Floats) -> str:
    """Names the slip that explains this mask and the others: none is named by chance."""
    seen: list[tuple[Case, Floats]] = [(case, mask)]
    for other in CASES:
        try:
            seen.append((other, _ask(learner, other)))
        except (NotYet, LearnerError):
            continue
    slip = name_slip(SLIPS, seen)
    if slip is not None:
        return slip
    if case[0] == 1:
        return "It is right for sizes 3 to 11. A 1 × 1 kernel is its own centre: A is [[0]], B is [[1]]."
    if case[0] != SIZES[0]:
        return f"It is right for size {SIZES[0]}: let nothing depend on that size."
    return "Number the cells from 0, row by row: kept is what comes before the centre, and for B the centre."
