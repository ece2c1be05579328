"""You called `model` with x itself only."""

import numpy as np


def leaks(model, x):
    rows = model(x)
    return bool(np.triu(rows, k=1).max() > 1e-9)
