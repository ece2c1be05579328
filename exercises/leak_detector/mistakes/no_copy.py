"""Change a copy: `changed = x.copy()`, then `changed[j] = value`."""

import numpy as np


def leaks(model, x):
    T, V = model(x).shape
    for j in range(1, T):
        changed = x
        changed[j] = (x[j] + 1) % V
        if np.abs(model(changed)[:j] - model(x)[:j]).max() > 1e-9:
            return True
    return False
