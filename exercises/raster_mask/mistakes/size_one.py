"""It is right for sizes 3 to 11. A 1 × 1 kernel is its own centre"""

import numpy as np


def raster_mask(size, kind):
    if size == 1:
        return np.ones((1, 1))
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
