"""“Transformer, mask made for the first four positions” causal. The first four outputs are masked; those after them lie
beyond the mask and read all pieces. Its own calls show the leak
"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[0] - before[0]).max() > 1e-9:
                return True
    return False
