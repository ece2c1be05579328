"""That is the mean, cut to a whole number by `//`."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals)) // len(conditionals)
