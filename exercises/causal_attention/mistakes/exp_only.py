"""exp was taken, but the rows were not divided by their sums."""

import numpy as np


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    scores[np.triu(np.ones((T, T), dtype=bool), k=1)] = -np.inf
    return np.exp(scores) @ v
