"""IndexError: tuple index out of range. The call was `log_prob(next_probs,"""

import numpy as np


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += np.log(next_probs(x[:i])[x[i + 1]])
    return total
