"""These surprises use log₁₀."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log10(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
