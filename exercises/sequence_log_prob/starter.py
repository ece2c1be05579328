import numpy as np


def log_prob(next_probs, x):
    """Log-probability of the whole sequence x in nats: one number.

    x: a tuple of integers, each in 0 … V - 1; any length from 1 on.
    next_probs(prefix): the distribution of the next piece, shape (V,).
        prefix is a tuple: the pieces that came before, in order. For the first piece it is ().
    If a piece has probability 0, the result is -inf.
    """
    return None


def toy_model(prefix):  # the next piece is often the last one again
    probs = np.full(3, 1 / 3) if prefix == () else np.full(3, 0.2)
    if prefix:
        probs[prefix[-1]] = 0.6
    return probs  # (3,)


print("after (0, 0):", toy_model((0, 0)))
print("log_prob:    ", log_prob(toy_model, (0, 0, 1)), "   by hand: log(1/3) + log(0.6) + log(0.2)")
