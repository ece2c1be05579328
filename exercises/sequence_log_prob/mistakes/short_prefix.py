"""Each prefix is one piece short."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[: max(i - 1, 0)])[x[i]])
    return total
