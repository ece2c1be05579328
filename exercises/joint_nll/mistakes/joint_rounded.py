"""That is the right number, rounded."""

import numpy as np


def joint(conditionals):
    return round(np.prod(conditionals), 2)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
