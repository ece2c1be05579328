"""`raster_mask(3, 'A')` holds -inf; each entry is 1, to keep a weight, or 0, to hide it."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.full((size, size), -np.inf)
    mask[:c, :] = 1
    mask[c, :c] = 1
    if kind == "B":
        mask[c, c] = 1
    return mask
