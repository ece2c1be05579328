"""You changed only the last piece, and here the leak comes from another one."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(2, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
                return True
    return False
