"""Your `surprises` returned a list of 1 value; an array of shape (3,)"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    result = []
    for p in conditionals:
        result.append(-np.log(p))
        return result


def nll(conditionals):
    return np.sum(surprises(conditionals))
