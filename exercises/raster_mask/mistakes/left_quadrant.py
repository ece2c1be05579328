"""Of the rows above only the left part is kept."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :c] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
