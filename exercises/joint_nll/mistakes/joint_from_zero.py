"""It is 0 for other conditionals too. Start a product at 1"""

import numpy as np


def joint(conditionals):
    result = 0
    for p in conditionals:
        result *= p
    return result


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
