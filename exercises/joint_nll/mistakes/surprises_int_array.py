"""The surprises were cut to whole numbers."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    result = np.zeros(len(conditionals), dtype=int)
    for i, p in enumerate(conditionals):
        result[i] = -np.log(p)
    return result


def nll(conditionals):
    return np.sum(surprises(conditionals))
