"""Your `log_prob` returned an array of shape (3,); a single number was expected."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[:i]))
    return total
