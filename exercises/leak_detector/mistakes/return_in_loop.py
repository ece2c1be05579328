"""You cut only once: every change begins at piece 2 of"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        changed = x.copy()
        changed[j] = (x[j] + 1) % V
        if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
            return True
        else:
            return False
