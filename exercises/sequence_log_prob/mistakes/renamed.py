"""Your code defines no function `log_prob`."""

import numpy as np


def logprob(next_probs, x):
    return sum(np.log(next_probs(x[:i])[x[i]]) for i in range(len(x)))
