import numpy as np


def joint(conditionals):
    """Probability of the whole sequence: one number. conditionals: shape (n,)."""
    return np.prod(conditionals)  # chain rule: multiply


def surprises(conditionals):
    """Surprise of each piece in nats: shape (n,)."""
    return -np.log(conditionals)  # natural logarithm: nats


def nll(conditionals):
    """Negative log-likelihood of the whole sequence in nats: one number."""
    return np.sum(surprises(conditionals))  # the log turns the product into a sum, which cannot underflow


conditionals = np.array([0.3, 0.5, 0.4])  # p(D), p(O | D), p(G | D, O)
print("joint:    ", joint(conditionals))
print("surprises:", surprises(conditionals))
print("nll:      ", nll(conditionals))

many = np.full(400, 0.1)
print("400 pieces of 0.1: joint", joint(many), "but nll", nll(many))
