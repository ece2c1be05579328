"""gave -2.81341; 2.81341 was expected. The minus is missing: that is the log-likelihood."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.log(conditionals).sum()
