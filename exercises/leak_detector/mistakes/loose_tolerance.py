"""Your detector called “Transformer, future scores lowered by 12” causal. Future scores are lowered by 12, so their
weights are small and not 0. Its own calls show the leak
"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[:j] - before[:j]).max() > 0.01:
                return True
    return False
