"""That is the last piece alone."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total = np.log(next_probs(x[:i])[x[i]])
    return total
