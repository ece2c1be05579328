"""That is the first conditional alone. Let `return` stand after the loop"""

import numpy as np


def joint(conditionals):
    result = 1
    for p in conditionals:
        result *= p
        return result


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
