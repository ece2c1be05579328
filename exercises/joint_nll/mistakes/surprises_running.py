"""These are running sums."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return np.cumsum(-np.log(conditionals))


def nll(conditionals):
    return surprises(conditionals)[-1]
