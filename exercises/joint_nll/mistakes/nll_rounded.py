"""gave 2.813; 2.81341 was expected. That is the right number, rounded."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return round(np.sum(surprises(conditionals)), 3)
