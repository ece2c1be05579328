import numpy as np


def causal_attention(q, k, v):
    """Causal self-attention with one head. q, k, v: shape (T, d). Returns shape (T, d).

    Position i attends to the positions j ≤ i, with the softmax of its scores q[i] · k[j] / √d as weights,
    and its output is the mix of the rows v[j] with these weights. Leave q, k and v as they are.
    """
    return None


q = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])  # T = 3, d = 2
k = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
v = np.array([[1.0, 0.0], [0.0, 1.0], [5.0, 5.0]])
print(causal_attention(q, k, v))
print("row 0 can only be v[0]:", v[0])
