"""These are weighted by p, as in an entropy."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -conditionals * np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
