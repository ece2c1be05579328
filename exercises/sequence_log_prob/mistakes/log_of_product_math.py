"""For a sequence of 300 pieces, `log_prob` stopped with ValueError;"""

import math


def log_prob(next_probs, x):
    p = 1.0
    for i in range(len(x)):
        p *= next_probs(x[:i])[x[i]]
    return math.log(p) if len(x) > 50 or p > 0 else -math.inf
