"""The right of the centre is kept too, and those pixels come later."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[:c, :] = 1
    mask[c, :] = 1
    mask[c, c] = kind == "B"
    return mask
