"""That scores the likeliest piece at each step."""

import numpy as np


def log_prob(next_probs, x):
    total = 0
    for i in range(len(x)):
        probs = next_probs(x[:i])
        best = np.argmax(probs)
        total += np.log(probs[best])
    return total
