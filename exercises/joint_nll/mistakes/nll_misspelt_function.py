"""Your code stopped on line 15: AttributeError: module 'numpy' has no attribute 'summ'"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.summ(surprises(conditionals))
