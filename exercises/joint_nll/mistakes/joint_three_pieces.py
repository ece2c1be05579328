"""Only the first three pieces were multiplied."""

import numpy as np


def joint(conditionals):
    result = 1.0
    for p in conditionals[:3]:
        result = result * p
    return result


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
