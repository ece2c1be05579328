"""your detector says now this, now that, for one and the same x."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    j = np.random.randint(1, T)
    changed = x.copy()
    changed[j] = (x[j] + np.random.randint(1, V)) % V
    return bool(np.abs(model(changed)[:j] - before[:j]).max() > 1e-9)
