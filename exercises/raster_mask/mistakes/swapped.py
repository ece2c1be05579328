"""A and B are swapped."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "A"
    return mask
