"""No change of yours begins at piece 9 of 9; this leak shows only there."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T - 1):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
                return True
    return False
