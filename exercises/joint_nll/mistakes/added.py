"""gave 1.2; 0.06 was expected. The conditionals were added."""

import numpy as np


def joint(conditionals):
    return np.sum(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
