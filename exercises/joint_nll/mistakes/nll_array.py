"""Your `nll` returned an array of shape (3,); a single number was expected."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return surprises(conditionals)
