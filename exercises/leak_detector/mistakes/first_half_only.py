"""plus the last piece as a summary” causal. Every output also reads the last piece of the sequence"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T // 2):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
                return True
    return False
