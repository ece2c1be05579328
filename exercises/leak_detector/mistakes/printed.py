"""Your `leaks` returned None; True or False was expected. Did you print instead of return?"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    changed = x.copy()
    changed[-1] = (x[-1] + 1) % V
    print(np.abs(model(changed)[:-1] - before[:-1]).max() > 1e-9)
