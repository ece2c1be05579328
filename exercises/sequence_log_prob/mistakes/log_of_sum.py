"""That is the log of the sum."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += next_probs(x[:i])[x[i]]
    return np.log(total)
