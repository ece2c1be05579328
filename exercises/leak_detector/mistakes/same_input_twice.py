"""You called `model` with x itself only."""

import numpy as np


def leaks(model, x):
    return not np.array_equal(model(x), model(x))
