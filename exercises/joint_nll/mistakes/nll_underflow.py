"""For 400 pieces of 0.1, `nll` gave inf; 921.034 was expected. The product underflowed to 0.0"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return -np.log(joint(conditionals))
