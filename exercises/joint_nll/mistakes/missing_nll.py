"""Your code defines no function `nll`."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def NLL(conditionals):
    return np.sum(surprises(conditionals))
