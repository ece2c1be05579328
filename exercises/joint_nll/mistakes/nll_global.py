"""`nll` gives 2.81341 for other conditionals too."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.log(DOG).sum()


DOG = np.array([0.3, 0.5, 0.4])
