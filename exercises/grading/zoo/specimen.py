"""What is known of one architecture of the zoo, and how its models are drawn."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from grading.bench import Ints, Model, Predicts, draw_inputs
from grading.zoo.incidents import Incident

Build = Callable[[np.random.Generator, tuple[int, ...], int], Model]

FIRST_SEED = 2016  # seed 0 draws the weights that the starter of spot-the-leak draws


class Specimen(NamedTuple):
    """One architecture. `shape` is that of an input x; `causal` holds by construction, whatever the weights;
    `mechanism` says in one sentence what an output reads.

    "next": row i of a model predicts piece i + 1 and may read pieces 0 … i.
    "same": row i predicts piece i and may read the pieces before it.
    """

    id: str
    title: str
    shape: tuple[int, ...]
    vocabulary: int
    predicts: Predicts
    causal: bool
    mechanism: str
    build: Build
    incident: Incident | None = None

    @property
    def is_image(self) -> bool:
        """Whether x is an image, read in raster order."""
        return len(self.shape) == 2

    def model(self, seed: int, shape: tuple[int, ...] | None = None, vocabulary: int | None = None) -> Model:
        """The architecture with weights drawn from the seed; sequence models also take shorter inputs."""
        rng = np.random.default_rng(FIRST_SEED + seed)
        return self.build(rng, shape or self.shape, vocabulary or self.vocabulary)

    def inputs(self, seed: int) -> list[Ints]:
        """Random inputs on which to measure a model."""
        return draw_inputs(self.shape, self.vocabulary, seed)
