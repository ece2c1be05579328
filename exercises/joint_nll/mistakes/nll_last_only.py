"""That is the surprise of the last piece alone."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    total = 0.0
    for s in surprises(conditionals):
        total = s
    return total
