"""That is a triangle, the mask of attention"""

import numpy as np


def raster_mask(size, kind):
    return np.tril(np.ones((size, size)), k=0 if kind == "B" else -1)
