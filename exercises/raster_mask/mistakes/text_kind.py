"""IndexError: index 3 is out of bounds"""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :] = 1
    mask[c, :c] = 1
    mask[size, c] = kind == "B"
    return mask
