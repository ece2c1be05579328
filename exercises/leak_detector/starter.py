import numpy as np


def leaks(model, x):
    """Does some output move when a piece changes that it must not see?"""
    before = model(x)  # (T, V): row i is the distribution of piece i + 1, and may use pieces 0 to i
    T, V = before.shape
    changed = x.copy()
    changed[T // 2] = (changed[T // 2] + 1) % V  # one change, in the middle
    after = model(changed)
    return bool(np.abs(after - before).max() > 1e-9)  # which rows may move, and which may not?


# Two toy models to try it on: x (T,) -> probabilities (T, V), with V = 3.


def honest(x):  # row i: the piece just read is likely to come again
    return np.eye(3)[x] * 0.7 + 0.1


def peeking(x):  # row i: piece i + 1 itself
    return honest(np.append(x[1:], 0))


x = np.array([0, 2, 1, 1, 0, 2])
print("honest:", leaks(honest, x), " peeking:", leaks(peeking, x))
