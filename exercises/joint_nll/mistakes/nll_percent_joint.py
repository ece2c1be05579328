"""That is −log of the joint in percent."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    percent = 100 * np.prod(conditionals)
    return -np.log(percent)
