"""A model of sequences or of images, read as one of lines of pieces in raster order."""

from typing import NamedTuple

from grading.bench import Floats, Ints, Model, Predicts, probabilities


class Line(NamedTuple):
    """`model` takes integers of `shape`, (T,) or (H, W), and gives probabilities of shape (*shape, V).

    "next": row i predicts piece i + 1, and none predicts piece 0. "same": row i predicts piece i.
    """

    model: Model
    shape: tuple[int, ...]
    vocabulary: int
    predicts: Predicts = "next"

    @property
    def length(self) -> int:
        """N = T or H · W pieces."""
        length = 1
        for side in self.shape:
            length *= side
        return length

    @property
    def is_image(self) -> bool:
        """Whether a piece is a pixel; an image has no shorter prefix to be given."""
        return len(self.shape) == 2

    @property
    def first(self) -> int:
        """The first piece that is predicted."""
        return 1 if self.predicts == "next" else 0

    @property
    def given(self) -> str:
        """What a log-likelihood is conditional on, in words."""
        return f", given the first {self.piece}," if self.first else ""

    @property
    def piece(self) -> str:
        """What a piece is called."""
        return "pixel" if self.is_image else "piece"

    def rows(self, pieces: Ints) -> Floats:
        """The model's rows for a line of pieces, or for a shorter one if it is no image; shape (N, V).

        Raises:
            UnusableModelError: see `bench.probabilities`.
        """
        x = pieces.reshape(self.shape) if self.is_image else pieces
        return probabilities(self.model, x, self.vocabulary)

    def predicted(self, rows: Floats) -> Floats:
        """The rows that predict pieces `first` … N − 1, shape (N − first, V)."""
        return rows[: len(rows) - self.first]
