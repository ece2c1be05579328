"""The minus is missing: these are log-probabilities."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return np.log(conditionals)


def nll(conditionals):
    return -np.log(conditionals).sum()
