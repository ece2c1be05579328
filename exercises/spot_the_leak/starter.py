import numpy as np

T, V, D = 6, 4, 8  # positions at most, vocabulary, width
H, W, LEVELS = 4, 4, 2  # images of H x W pixels, each 0 or 1
rng = np.random.default_rng(2016)


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


# Sequences: x (T,) -> probabilities (T, V), row i being the distribution of the NEXT token, x[i+1].

tokens, positions = rng.normal(size=(V, D)), rng.normal(size=(T, D))
queries, keys, values, mix = rng.normal(size=(4, D, D)) / np.sqrt(D)
to_tokens = rng.normal(size=(D, V)) / np.sqrt(D)


def transformer(x, causal):
    n = len(x)  # at most T
    h = tokens[x] + positions[:n]  # (n, D)
    scores = (h @ queries) @ (h @ keys).T / np.sqrt(D)  # (n, n): row i looks at column j
    if causal:
        future = np.triu(np.ones((n, n), dtype=bool), k=1)  # j > i
        scores[future] = -np.inf  # before the softmax, so these weights are exactly 0
    h = h + softmax(scores) @ (h @ values)
    h = h + np.tanh(h @ mix)
    return softmax(h @ to_tokens)


def masked_transformer(x):
    return transformer(x, causal=True)


def bidirectional_transformer(x):
    return transformer(x, causal=False)


# Images: x (H, W) -> probabilities (H, W, LEVELS), for the pixel at that SAME place.

first = rng.normal(size=(3, 3, 1, D))
second = rng.normal(size=(3, 3, D, D)) / np.sqrt(D)
to_levels = rng.normal(size=(D, LEVELS))


def convolve(h, kernel):  # (H, W, C) with (3, 3, C, D) -> (H, W, D)
    height, width = h.shape[:2]
    padded = np.pad(h, ((1, 1), (1, 1), (0, 0)))
    return sum(padded[r : r + height, c : c + width] @ kernel[r, c] for r in range(3) for c in range(3))


def masked(kernel, sees_itself):  # keeps the raster-order past: the row above, and the left of this row
    mask = np.zeros((3, 3, 1, 1))
    mask[0], mask[1, 0], mask[1, 1] = 1, 1, sees_itself
    return kernel * mask


def two_layers(x, kernel_1, kernel_2):
    h = np.tanh(convolve(x[:, :, None] - 0.5, kernel_1))
    return softmax(np.tanh(convolve(h, kernel_2)) @ to_levels)


def pixelcnn(x):  # mask A first, then mask B
    return two_layers(x, masked(first, sees_itself=0), masked(second, sees_itself=1))


def unmasked_convolution(x):
    return two_layers(x, first, second)


models = {"a": masked_transformer, "b": bidirectional_transformer, "c": pixelcnn, "d": unmasked_convolution}
print("(a) for the tokens 0 1 2 3 0 1:")
print(masked_transformer(np.array([0, 1, 2, 3, 0, 1])).round(2))
