"""Each surprise was weighted by p, as in an entropy."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.sum(conditionals * np.log(conditionals))
