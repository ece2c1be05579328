"""In your calls no output before the changed piece moves at all. The output at that piece and the later ones may move"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[j] - before[j]).max() > 1e-9:
                return True
    return False
