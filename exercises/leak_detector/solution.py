import numpy as np


def leaks(model, x):
    """Does some output move when a piece changes that it must not see?"""
    before = model(x)  # (T, V): row i is the distribution of piece i + 1, and may use pieces 0 to i
    T, V = before.shape
    for j in range(1, T):  # every piece but the first, which all outputs may use
        for value in range(V):
            changed = x.copy()
            changed[j] = value
            after = model(changed)
            if np.abs(after[:j] - before[:j]).max() > 1e-9:  # rows before j must not see piece j
                return True
    return False


# Two toy models to try it on: x (T,) -> probabilities (T, V), with V = 3.


def honest(x):  # row i: the piece just read is likely to come again
    return np.eye(3)[x] * 0.7 + 0.1


def peeking(x):  # row i: piece i + 1 itself
    return honest(np.append(x[1:], 0))


x = np.array([0, 2, 1, 1, 0, 2])
print("honest:", leaks(honest, x), " peeking:", leaks(peeking, x))
