"""Your detector calls every model causal. 9 of 31 models judged right."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if abs((model(changed)[:j] - before[:j]).mean()) > 1e-9:
                return True
    return False
