"""Two layers of 3×3 kernels that predict each pixel at its own place. Source: van den Oord et al. 2016 (PixelCNN)."""

import numpy as np

from grading.bench import Floats, Ints, Model
from grading.zoo.parts import D, draw_weights, softmax
from grading.zoo.specimen import Build

MASK_A = np.array([[1, 1, 1], [1, 0, 0], [0, 0, 0]])
MASK_B = np.array([[1, 1, 1], [1, 1, 0], [0, 0, 0]])
UNMASKED = np.ones((3, 3), dtype=int)


def two_layers(first_mask: Floats, second_mask: Floats) -> Build:
    """Kernels multiplied by their masks, shape (3, 3)."""

    def build(rng: np.random.Generator, shape: tuple[int, ...], vocabulary: int) -> Model:
        draw_weights(rng, length=6, vocabulary=4)  # the starter of spot-the-leak draws those before these
        first = rng.normal(size=(3, 3, 1, D)) * first_mask[:, :, None, None]
        second = rng.normal(size=(3, 3, D, D)) / np.sqrt(D) * second_mask[:, :, None, None]
        to_levels = rng.normal(size=(D, vocabulary))

        def model(x: Ints) -> Floats:
            centred: Floats = x[:, :, None].astype(np.float64) - 0.5
            h = np.tanh(_convolve(centred, first))
            return softmax(np.tanh(_convolve(h, second)) @ to_levels)

        return model

    return build


def _convolve(h: Floats, kernel: Floats) -> Floats:
    """(H, W, C) with (3, 3, C, D) -> (H, W, D), zeros around the image."""
    height, width = h.shape[:2]
    padded = np.pad(h, ((1, 1), (1, 1), (0, 0)))
    total: Floats = np.zeros((height, width, D))
    for r in range(3):
        for c in range(3):
            total = total + padded[r : r + height, c : c + width] @ kernel[r, c]
    return total
