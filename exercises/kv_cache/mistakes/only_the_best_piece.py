"""an array of shape (5,), one logit for each piece, was expected."""

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
    keys, values = cache or (np.zeros((0, d)), np.zeros((0, d)))  # of the pieces before
    h = params["tokens"][token] + params["positions"][len(keys)]  # (d,)
    keys = np.vstack([keys, h @ params["keys"]])  # (t, d), in a new array: the old cache stays as it was
    values = np.vstack([values, h @ params["values"]])  # (t, d)
    scores = keys @ (h @ params["queries"]) / np.sqrt(d)  # (t,): one query, no later piece to mask
    h = h + softmax(scores) @ values @ params["mix"]  # (d,)
    h = h + np.maximum(h @ params["up"], 0) @ params["down"]  # (d,), by way of (4d,)
    return np.argmax(h @ params["logits"]), (keys, values)
