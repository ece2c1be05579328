"""Every input you tried differs from x in its very first piece"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    after = model((x + 1) % V)
    return bool(np.abs(after - before).max() > 1e-9)
