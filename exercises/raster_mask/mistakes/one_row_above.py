"""Only the row just above is kept."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    if c > 0:
        mask[c - 1, :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
