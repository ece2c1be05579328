"""What a leak detector is judged on: a sequence model and an input, with the truth known by construction.

Every leak shows on the input at hand when one piece changes, by at least LEAST_LEAK: a detector that tries every
position and every value, and looks at every earlier output, finds it.
"""

from typing import NamedTuple

import numpy as np

from grading import zoo
from grading.bench import Floats, Ints, Model, perturbations

# NumPy's `allclose` overlooks changes of 1e-5 where a probability is near 1.
LEAST_LEAK = 3e-5
SMALL_LEAK = 1e-3
LENGTHS, VOCABULARIES = range(5, 10), range(3, 6)
# Lengths T and vocabularies V at which careless detectors fail: one cut in the middle of 8 or 9 pieces meets a border
# of blocks of four, the last of 9 is a block of its own, and of 3 pieces one alone leaks.
SPECIAL = {
    "block-summary": ((8, 4), (9, 4)),
    "chunk-state": ((3, 4), (9, 4)),
    "told-the-last": ((8, 4), (9, 4)),
    "short-mask": ((7, 4),),
    "scale-by-length": ((6, 8),),
    "soft-mask": ((7, 4),),
}
MOST_DRAWS = 2000


class Case(NamedTuple):
    """A model of `specimen`, row i predicting piece i + 1, and an input x of shape (T,)."""

    specimen: zoo.Specimen
    model: Model
    x: Ints
    vocabulary: int


def draw_cases(seed: int) -> list[Case]:
    """One case or two for each sequence architecture of the zoo, in an order drawn from the seed."""
    rng = np.random.default_rng(seed)
    cases = []
    for specimen in zoo.SPECIMENS:
        if specimen.is_image:
            continue
        drawn = ((int(rng.choice(LENGTHS)), int(rng.choice(VOCABULARIES))),)
        for length, vocabulary in SPECIAL.get(specimen.id, drawn):
            cases.append(_draw(specimen, length, vocabulary, rng))
    return [cases[number] for number in rng.permutation(len(cases))]


def predicting_next(specimen: zoo.Specimen, seed: int, length: int, vocabulary: int) -> Model:
    """A model of the specimen whose row i predicts piece i + 1, for inputs of up to `length` pieces."""
    if specimen.predicts == "next":
        return specimen.model(seed, (length,), vocabulary)
    same = specimen.model(seed, (length + 1,), vocabulary)

    def model(x: Ints) -> Floats:
        rows: Floats = same(np.append(x, 0))
        return rows[1:]

    return model


def earlier_change(model: Model, x: Ints, changed: Ints) -> float:
    """By how much outputs before the first changed piece move."""
    first = int(np.flatnonzero(x != changed)[0])
    moved = np.abs(model(changed)[:first] - model(x)[:first])
    return float(moved.max(initial=0.0))


def _draw(specimen: zoo.Specimen, length: int, vocabulary: int, rng: np.random.Generator) -> Case:
    for _ in range(MOST_DRAWS):
        model = predicting_next(specimen, int(rng.integers(10**6)), length, vocabulary)
        x = rng.integers(0, vocabulary, size=length)
        if specimen.causal or _shows(specimen, model, x, vocabulary):
            return Case(specimen, model, x, vocabulary)
    raise RuntimeError(f"{specimen.id} shows no leak that can be judged in {MOST_DRAWS} draws")


def _shows(specimen: zoo.Specimen, model: Model, x: Ints, vocabulary: int) -> bool:
    """Whether the leak is there on x; for two of the zoo, whether it is one that a careless detector misses."""
    if specimen.id == "scale-by-length" and any(_moves(model, x, other) for other in _obvious(x, vocabulary)):
        return False
    leak = max(earlier_change(model, x, y) for j in range(len(x)) for y in perturbations(x, j, vocabulary))
    return leak >= LEAST_LEAK and (specimen.id != "soft-mask" or leak < SMALL_LEAK)


def _moves(model: Model, x: Ints, changed: Ints) -> bool:
    return bool((changed != x).any()) and earlier_change(model, x, changed) > 0


def _obvious(x: Ints, vocabulary: int) -> list[Ints]:
    """x with one piece replaced by the only other value that a careless detector would try."""
    others = []
    for j in range(1, len(x)):
        for value in ((x[j] + 1) % vocabulary, (x[j] - 1) % vocabulary, 0, vocabulary - 1, vocabulary - 1 - x[j]):
            changed = x.copy()
            changed[j] = value
            others.append(changed)
    return others
