"""which is rounding: inputs of another length are summed in another order. Allow 1e-9."""

import numpy as np


def leaks(model, x):
    whole = model(x)
    for n in range(1, len(x)):
        if not np.array_equal(model(x[:n]), whole[:n]):
            return True
    return False
