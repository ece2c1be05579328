"""“Mean of the pieces so far, scaled by the text's length” causal. The scale counts the pieces of the whole sequence
that are not padding; one value alone is padding. You tried at most 1 of the 7 other values of a piece
"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    for j in range(1, T):
        changed = x.copy()
        changed[j] = (x[j] + 1) % V
        if np.abs(model(changed)[:j] - before[:j]).max() > 1e-9:
            return True
    return False
