"""That is the shape of the weights. The output is their mix of values: `weights @ v`."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    scores[np.triu(np.ones((T, T), dtype=bool), k=1)] = -np.inf
    return softmax(scores)
