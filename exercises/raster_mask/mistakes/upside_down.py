"""It is upside down: row 0 is the top row"""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[c + 1 :, :] = 1
    mask[c, :c] = 1
    mask[c, c] = kind == "B"
    return mask
