"""`log_prob` stopped with ValueError; −inf was expected. `np.log(0.0)` is −inf, and stays so in a sum; `math.log` stops instead."""

import math


def log_prob(next_probs, x):
    total = 0.0
    for i in range(len(x)):
        total += math.log(next_probs(x[:i])[x[i]])
    return total
