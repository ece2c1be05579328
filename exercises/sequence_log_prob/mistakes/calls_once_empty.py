"""Every piece was looked up in the distribution after the empty prefix."""

import numpy as np


def log_prob(next_probs, x):
    probs = next_probs(())
    total = 0
    for piece in x:
        total += np.log(probs[piece])
    return total
