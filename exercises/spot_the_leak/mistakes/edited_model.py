"""Your edited (b) is causal; the description above leaks, and the verdict is about the description."""

import numpy as np

rng = np.random.default_rng(0)
table = rng.dirichlet(np.ones(4), size=4)  # (V, V): row of the next token, given this one


def bigram(x):  # (T,) -> (T, V)
    return table[x]


models = {"b": bigram}
verdicts = {"a": "causal", "b": "causal", "c": "causal", "d": "leaks"}
