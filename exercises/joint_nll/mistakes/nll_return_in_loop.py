"""That is the first surprise alone. Let `return` stand after the loop"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    total = 0.0
    for s in surprises(conditionals):
        total += s
        return total
