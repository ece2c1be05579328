"""0 and 1 are swapped: 1 keeps a weight, 0 hides it."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.ones((size, size))
    mask[:c, :] = 0
    mask[c, :c] = 0
    mask[c, c] = kind == "A"
    return mask
