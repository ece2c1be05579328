"""Its own calls show the leak"""

import numpy as np


def leaks(model, x):
    before = model(x).argmax(axis=1)
    T, V = model(x).shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if (model(changed).argmax(axis=1)[:j] != before[:j]).any():
                return True
    return False
