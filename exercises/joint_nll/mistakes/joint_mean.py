"""That is the mean of the conditionals."""

import numpy as np


def joint(conditionals):
    return np.mean(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
