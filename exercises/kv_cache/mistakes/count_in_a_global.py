"""Something is remembered outside the cache"""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def model(params, tokens):
    """The model without a cache. tokens: T integers. Returns logits (T, V): row i is for piece i + 1."""
    T, d = len(tokens), len(params["queries"])
    h = params["tokens"][tokens] + params["positions"][:T]  # (T, d)
    q, k, v = h @ params["queries"], h @ params["keys"], h @ params["values"]  # (T, d) each
    scores = q @ k.T / np.sqrt(d)  # (T, T): row i looks at column j
    scores[np.triu(np.ones((T, T), dtype=bool), k=1)] = -np.inf  # no later piece
    h = h + softmax(scores) @ v @ params["mix"]  # (T, d)
    h = h + np.maximum(h @ params["up"], 0) @ params["down"]  # (T, d), by way of (T, 4d)
    return h @ params["logits"]  # (T, V)


def step(params, token, cache):
    """token: the newest piece; cache: None at first, later what the call before returned.

    Returns the logits (V,) of the piece that comes next, and the cache for the call after this one.
    """
    d = len(params["queries"])
    global steps
    if cache is None:
        steps = 0
    keys, values = cache or (np.zeros((0, d)), np.zeros((0, d)))  # of the pieces before
    h = params["tokens"][token] + params["positions"][steps]  # (d,)
    steps += 1
    keys = np.vstack([keys, h @ params["keys"]])  # (t, d), in a new array: the old cache stays as it was
    values = np.vstack([values, h @ params["values"]])  # (t, d)
    scores = keys @ (h @ params["queries"]) / np.sqrt(d)  # (t,): one query, no later piece to mask
    h = h + softmax(scores) @ values @ params["mix"]  # (d,)
    h = h + np.maximum(h @ params["up"], 0) @ params["down"]  # (d,), by way of (4d,)
    return h @ params["logits"], (keys, values)


V, d, N = 5, 4, 8  # vocabulary, width, longest sequence
rng = np.random.default_rng(0)
shapes = {"queries": (d, d), "keys": (d, d), "values": (d, d), "mix": (d, d)}
shapes |= {"tokens": (V, d), "positions": (N, d), "up": (d, 4 * d), "down": (4 * d, d), "logits": (d, V)}
params = {name: rng.normal(size=shape) / np.sqrt(d) for name, shape in shapes.items()}

tokens, cache = np.array([2, 0, 4]), None
for token in tokens:
    logits, cache = step(params, token, cache)
    print(logits.round(2))
print("the last row of the model without a cache:")
print(model(params, tokens)[-1].round(2))
