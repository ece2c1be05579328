"""These are logs of percentages"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    percent = 100 * conditionals
    return -np.log(percent)


def nll(conditionals):
    return np.sum(surprises(conditionals))
