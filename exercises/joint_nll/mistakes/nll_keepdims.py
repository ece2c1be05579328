"""Your `nll` returned an array of shape (1,); a single number was expected. The call was `nll([0.3, 0.5, 0.4])`. Make it one number: no `axis`, no `keepdims`"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals), axis=-1, keepdims=True)
