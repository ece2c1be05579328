"""Your `raster_mask` returned an array of shape (9,); an array of shape (3, 3)"""

import numpy as np


def raster_mask(size, kind):
    n = size * size // 2 + (kind == "B")
    return (np.arange(size * size) < n).astype(int)
