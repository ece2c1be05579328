"""That is the log of the joint."""

import numpy as np


def joint(conditionals):
    return np.log(conditionals).sum()


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
