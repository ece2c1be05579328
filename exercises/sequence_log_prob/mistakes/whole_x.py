"""The model was shown all of x for every piece."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x)[x[i]])
    return total
