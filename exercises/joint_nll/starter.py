import numpy as np


def joint(conditionals):
    """Probability of the whole sequence: one number. conditionals: shape (n,)."""
    return None


def surprises(conditionals):
    """Surprise of each piece in nats: shape (n,)."""
    return None


def nll(conditionals):
    """Negative log-likelihood of the whole sequence in nats: one number."""
    return None


conditionals = np.array([0.3, 0.5, 0.4])  # p(D), p(O | D), p(G | D, O)
print("conditionals:", conditionals)
print("joint:       ", joint(conditionals), "   by hand: 0.3 · 0.5 · 0.4")
print("surprises:   ", surprises(conditionals))
print("nll:         ", nll(conditionals))
