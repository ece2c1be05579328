"""Your `nll` returned None: did you print instead of return? It printed 2.8134"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    print(np.sum(surprises(conditionals)))
