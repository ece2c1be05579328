"""Every position of the past has the same weight."""

import numpy as np


def causal_attention(q, k, v):
    T, d = q.shape
    mask = np.tri(T)
    return mask / mask.sum(axis=1, keepdims=True) @ v
