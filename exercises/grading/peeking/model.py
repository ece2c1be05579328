"""A transformer of one block, its loss and its gradients, all by hand.

A batch x holds B windows of T characters. Row t of the output predicts character t + 1, so the last row predicts
nothing: a window gives T - 1 losses.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Params = dict[str, Floats]

V, T, D, HEADS = 27, 16, 32, 4  # characters, window, width, heads
SHAPES = {
    "tokens": (V, D), "positions": (T, D),
    "queries": (D, D), "keys": (D, D), "values": (D, D), "mix": (D, D),
    "up": (D, 4 * D), "down": (4 * D, D),
    "logits": (D, V),
}  # fmt: skip


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    e: Floats = np.exp(scores - scores.max(axis=-1, keepdims=True))
    p: Floats = e / e.sum(axis=-1, keepdims=True)
    return p


def split(h: Floats) -> Floats:
    """(B, T, D) to (B, HEADS, T, D / HEADS)."""
    return h.reshape(*h.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def join(h: Floats) -> Floats:
    """The way back."""
    return h.transpose(0, 2, 1, 3).reshape(h.shape[0], h.shape[2], -1)


def forward(params: Params, x: Ints, causal: bool) -> tuple[Floats, dict[str, Floats]]:
    """Logits (B, T, V), and what the way back needs. The one difference between the two models is the mask."""
    length = x.shape[1]
    h0 = params["tokens"][x] + params["positions"][:length]  # (B, T, D)
    q, k, v = (split(h0 @ params[name]) for name in ("queries", "keys", "values"))
    scores = q @ k.swapaxes(-1, -2) / np.sqrt(D / HEADS)  # (B, HEADS, T, T)
    if causal:
        scores = np.where(np.tri(length, dtype=bool), scores, -np.inf)  # row t looks at columns 0 … t
    w = softmax(scores)
    read = join(w @ v)  # (B, T, D)
    h1 = h0 + read @ params["mix"]
    a = np.maximum(h1 @ params["up"], 0)  # (B, T, 4D)
    h2 = h1 + a @ params["down"]
    return h2 @ params["logits"], {"h0": h0, "q": q, "k": k, "v": v, "w": w, "read": read, "h1": h1, "a": a, "h2": h2}


def losses(logits: Floats, x: Ints) -> Floats:
    """-log p of the character that did come next, in nats, shape (B, T - 1)."""
    z = logits[:, :-1] - logits[:, :-1].max(axis=-1, keepdims=True)
    right = np.take_along_axis(z, x[:, 1:, None], axis=-1)[..., 0]
    surprise: Floats = np.log(np.exp(z).sum(axis=-1)) - right
    return surprise


def loss_and_gradients(params: Params, x: Ints, causal: bool) -> tuple[float, Params]:
    """The mean loss of a batch, and its derivative by every parameter, by the chain rule from the end."""
    logits, f = forward(params, x, causal)
    loss = losses(logits, x)

    d_logits = np.zeros_like(logits)  # the last row predicts nothing
    d_logits[:, :-1] = (softmax(logits[:, :-1]) - np.eye(V)[x[:, 1:]]) / loss.size  # of a cross-entropy: p - (0 or 1)

    g: Params = {"logits": across(f["h2"], d_logits)}
    d_h2 = d_logits @ params["logits"].T
    g["down"] = across(f["a"], d_h2)
    d_up = d_h2 @ params["down"].T * (f["a"] > 0)
    g["up"] = across(f["h1"], d_up)
    d_h1 = d_h2 + d_up @ params["up"].T
    g["mix"] = across(f["read"], d_h1)

    d_read = split(d_h1 @ params["mix"].T)
    d_w = d_read @ f["v"].swapaxes(-1, -2)
    d_scores = f["w"] * (d_w - (f["w"] * d_w).sum(axis=-1, keepdims=True)) / np.sqrt(D / HEADS)
    d_h0 = d_h1
    for name, d_part in (
        ("queries", d_scores @ f["k"]),
        ("keys", d_scores.swapaxes(-1, -2) @ f["q"]),
        ("values", f["w"].swapaxes(-1, -2) @ d_read),
    ):
        g[name] = across(f["h0"], join(d_part))
        d_h0 = d_h0 + join(d_part) @ params[name].T

    g["positions"] = np.zeros((T, D))
    g["positions"][: x.shape[1]] = d_h0.sum(axis=0)
    g["tokens"] = across(np.eye(V)[x], d_h0)
    return float(loss.mean()), g


def across(inputs: Floats, d_outputs: Floats) -> Floats:
    """The derivative by W of inputs @ W, summed over positions, then over the batch."""
    summed: Floats = (inputs.swapaxes(-1, -2) @ d_outputs).sum(axis=0)
    return summed
