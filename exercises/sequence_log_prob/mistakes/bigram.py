"""Only the piece just before was used."""

import numpy as np


def log_prob(next_probs, x):
    total = np.log(next_probs(())[x[0]])
    for before, piece in zip(x, x[1:]):
        total += np.log(next_probs((before,))[piece])
    return total
