"""The mask is inverted: the past is hidden and the future seen."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    scores[np.tril(np.ones((T, T), dtype=bool), k=0)] = -np.inf
    return softmax(scores) @ v
