"""integers from 0 to"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        changed = x.copy()
        changed[j] = changed[j] + 1
        if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
            return True
    return False
