"""The top row is missing."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[1:c, :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
