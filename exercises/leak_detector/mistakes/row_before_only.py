"""“Convolution over time, dilation 2, padded on both sides” causal. Output i reads pieces i − 2, i and i + 2: it
skips the next piece and reads the one after it. Its own calls show the leak
"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            if np.abs(model(changed)[j - 1] - before[j - 1]).max() > 1e-9:
                return True
    return False
