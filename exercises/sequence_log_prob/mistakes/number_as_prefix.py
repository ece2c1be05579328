"""TypeError: next_probs takes the tuple of the pieces before, such as (0, 2); it got a single number."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[i - 1])[x[i]])
    return total
