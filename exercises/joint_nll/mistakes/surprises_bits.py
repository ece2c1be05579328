"""These surprises are in bits (log₂)."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log2(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
