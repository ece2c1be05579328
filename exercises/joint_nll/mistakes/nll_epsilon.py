"""gave 2.80559; 2.81341 was expected. Work DOG out by hand"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.sum(np.log(conditionals + 1e-3))
