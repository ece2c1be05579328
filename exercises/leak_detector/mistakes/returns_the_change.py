"""Your `leaks` returned the number"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    worst = 0.0
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            worst = max(worst, np.abs(model(changed)[:j] - before[:j]).max())
    return worst
