"""Their product, 10^-465, is too small for a float and becomes 0.0."""

import numpy as np


def log_prob(next_probs, x):
    p = 1.0
    for i in range(len(x)):
        p *= next_probs(x[:i])[x[i]]
    return np.log(p)
