import numpy as np


def raster_mask(size, kind):
    """Mask of a convolution kernel, shape (size, size): 1 keeps a weight, 0 hides it.

    size: odd, so there is a centre. It stands on the pixel in question; row 0 of the mask is the top row.
    kind: "A" keeps the pixels that come before the centre in raster order; "B" keeps the centre too.
    """
    mask = np.ones((size, size))
    return mask


print(raster_mask(3, "A"))
print(raster_mask(5, "B"))
