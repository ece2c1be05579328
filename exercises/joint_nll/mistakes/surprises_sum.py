"""Your `surprises` returned the number 2.81341; an array of shape (3,)"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals).sum()


def nll(conditionals):
    return surprises(conditionals)
