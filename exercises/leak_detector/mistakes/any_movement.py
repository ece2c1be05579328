"""Every input you tried differs from x in its very first piece, which each output may read."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if not np.array_equal(model(changed), before):
                return True
    return False
