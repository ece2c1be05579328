"""gave 2.55436; 2.81341 was expected. That is the perplexity"""

import numpy as np


def joint(conditionals):
    return np.prod(conditionals)


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.exp(np.mean(surprises(conditionals)))
