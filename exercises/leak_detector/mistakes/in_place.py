"""Your `leaks` changed the x it was given"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            x[j] = value
            if np.abs(model(x)[:j] - before[:j]).max() > 1e-9:
                return True
    return False
