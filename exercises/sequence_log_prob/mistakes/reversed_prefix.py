"""The prefixes are in reverse order."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[:i][::-1])[x[i]])
    return total
