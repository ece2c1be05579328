"""The row just above is missing."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[: max(c - 1, 0), :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
