"""These are in reverse order."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    result = []
    for p in conditionals:
        result.insert(0, -np.log(p))
    return result


def nll(conditionals):
    return np.sum(surprises(conditionals))
