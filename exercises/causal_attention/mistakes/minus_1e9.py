"""The mask is a large negative number, and here the past scores lie lower still, so the future wins."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    scores = np.where(np.tri(T) == 0, -1e9, scores)
    return softmax(scores) @ v
