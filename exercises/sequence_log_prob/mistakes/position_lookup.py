"""`log_prob(next_probs, (1, 0, 1))` gave"""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[:i])[i % 3])
    return total
