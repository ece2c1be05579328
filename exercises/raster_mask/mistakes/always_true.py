"""The centre is shown for both kinds"""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :] = 1
    mask[c, :c] = 1
    if kind == "A" or "B":
        mask[c, c] = 1
    return mask
