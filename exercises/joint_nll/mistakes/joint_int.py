"""A probability was cut to a whole number, 0."""

import numpy as np


def joint(conditionals):
    return int(np.prod(conditionals))


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
