import numpy as np


def raster_mask(size, kind):
    """Mask of a convolution kernel, shape (size, size): 1 keeps a weight, 0 hides it."""
    c = size // 2  # the centre's row and column
    mask = np.zeros((size, size))
    mask[:c, :] = 1  # every row above, all of it: above-right included
    mask[c, :c] = 1  # in its own row, what is to the left
    mask[c, c] = kind == "B"  # A, for the first layer, hides the pixel itself; B, for later layers, shows it
    return mask


print(raster_mask(3, "A"))
print(raster_mask(5, "B"))
