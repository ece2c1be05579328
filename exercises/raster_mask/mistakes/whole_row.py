"""The whole row of the centre is kept, whatever the kind."""

import numpy as np


def raster_mask(size, kind):
    c = size // 2
    mask = np.zeros((size, size))
    mask[: c + 1, :] = 1
    return mask
