"""That adds the logs of the whole distribution."""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.sum(np.log(next_probs(x[:i])))
    return total
