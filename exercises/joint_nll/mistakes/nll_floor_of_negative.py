"""`//` rounded the sum to a whole number."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -(np.sum(np.log(conditionals)) // 1)
