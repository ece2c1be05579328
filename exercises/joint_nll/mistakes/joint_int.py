"""It is 0 for other conditionals too. Start a product at 1, and keep floats: no int"""

import numpy as np


def joint(conditionals):
    return int(np.prod(conditionals))


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
