"""Your `causal_attention` returned an array of shape (2,); an array of shape (3, 2), one row for each position, was expected."""

import numpy as np


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    for i in range(T):
        weights = np.exp(scores[i, : i + 1])
        out = weights / weights.sum() @ v[: i + 1]
    return out
