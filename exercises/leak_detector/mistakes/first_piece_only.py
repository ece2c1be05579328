"""Every input you tried differs from x in its very first piece, which each output may read."""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    changed = x.copy()
    changed[0] = (x[0] + 1) % V
    return bool(np.abs(model(changed)[:0] - before[:0]).sum() > 1e-9)
