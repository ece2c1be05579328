"""These are logs of percentages"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    total = 0
    for p in conditionals:
        total -= np.log(p * 100)
    return total
