"""`surprises` changed the array it was given"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    for i in range(len(conditionals)):
        conditionals[i] = -np.log(conditionals[i])
    return conditionals


def nll(conditionals):
    return np.sum(surprises(conditionals))
