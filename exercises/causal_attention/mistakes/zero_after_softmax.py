"""The future was zeroed after the softmax: the denominator has seen it already"""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def causal_attention(q, k, v):
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)
    weights = softmax(scores)
    weights = np.tril(weights)
    return weights @ v
