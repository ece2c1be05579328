"""You changed only the last piece, and here the leak comes from another one."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for value in range(V):
        changed = x.copy()
        changed[-1] = value
        if not np.allclose(model(changed)[:-1], before[:-1], rtol=0, atol=1e-9):
            return True
    return False
