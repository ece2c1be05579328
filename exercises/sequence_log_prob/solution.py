import numpy as np


def log_prob(next_probs, x):
    """Log-probability of the whole sequence x in nats: one number."""
    total = 0.0
    for i, piece in enumerate(x):
        probs = next_probs(x[:i])  # (V,): p(piece i | pieces 0 … i - 1); the prefix of the first piece is ()
        total += np.log(probs[piece])  # the log turns the chain rule's product into a sum
    return total


def toy_model(prefix):  # the next piece is often the last one again
    probs = np.full(3, 1 / 3) if prefix == () else np.full(3, 0.2)
    if prefix:
        probs[prefix[-1]] = 0.6
    return probs  # (3,)


print(log_prob(toy_model, (0, 0, 1)), "   by hand: log(1/3) + log(0.6) + log(0.2)")
