"""Everything is kept but the centre."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.ones((size, size))
    mask[c, c] = kind == "B"
    return mask
