"""That scores the likeliest piece at each step."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[:i]).max())
    return total
