"""Your `log_prob` returned a list of 3 values; a single number was expected."""

import numpy as np


def log_prob(next_probs, x):
    return [np.log(next_probs(x[:i])[x[i]]) for i in range(len(x))]
