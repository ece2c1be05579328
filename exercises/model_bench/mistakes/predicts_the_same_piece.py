"""start it at j = i + 1, `np.triu(…, k=1)`"""

import numpy as np

V, D, LONGEST = 3, 8, 6  # vocabulary, width, longest sequence
rng = np.random.default_rng(7)  # weights are drawn once, outside `model`
tokens, positions = rng.normal(size=(V, D)), rng.normal(size=(LONGEST, D))
queries, keys, values = rng.normal(size=(3, D, D)) / np.sqrt(D)
to_tokens = rng.normal(size=(D, V)) / np.sqrt(D)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def model(x):
    """x: T integers from 0 to V - 1, T at most 6. Returns (T, V): row i is the distribution of piece i + 1."""
    T = len(x)
    h = tokens[x] + positions[:T]  # (T, D)
    scores = (h @ queries) @ (h @ keys).T / np.sqrt(D)  # (T, T): row i looks at column j
    future = np.triu(np.ones((T, T), dtype=bool), k=1)  # j > i
    scores[future] = -np.inf  # before the softmax, so these weights are exactly 0
    h = h + softmax(scores) @ (h @ values)
    h = np.vstack([h[1:], h[-1:]])
    return softmax(h @ to_tokens)
