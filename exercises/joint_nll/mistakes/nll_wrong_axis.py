"""Your `nll` returned an array of shape (3,); a single number was expected. The call was `nll([0.3, 0.5, 0.4])`. Make it one number: no `axis`"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    rows = surprises(conditionals)[None, :]  # one row for the sequence
    return np.sum(rows, axis=0)
