"""That is the joint in percent."""

import numpy as np


def joint(conditionals):
    return 100 * np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
