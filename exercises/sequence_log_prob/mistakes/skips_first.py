"""The first piece is missing. Its prefix is the empty tuple"""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(1, len(x)):
        total += np.log(next_probs(x[:i])[x[i]])
    return total
