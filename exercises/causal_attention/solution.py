import numpy as np


def causal_attention(q, k, v):
    """Causal self-attention with one head. q, k, v: shape (T, d). Returns shape (T, d)."""
    T, d = q.shape
    scores = q @ k.T / np.sqrt(d)  # (T, T): row i, how well query i fits key j
    future = np.triu(np.ones((T, T), dtype=bool), k=1)  # True where j > i
    scores = np.where(future, -np.inf, scores)  # before the softmax, so exp gives exactly 0 there
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))  # without the maximum, exp(1000) would be inf
    weights = weights / weights.sum(axis=1, keepdims=True)  # each row sums to 1
    return weights @ v  # (T, d): row i mixes the values 0 … i


q = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])  # T = 3, d = 2
k = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
v = np.array([[1.0, 0.0], [0.0, 1.0], [5.0, 5.0]])
print(causal_attention(q, k, v))
print("row 0 can only be v[0]:", v[0])
