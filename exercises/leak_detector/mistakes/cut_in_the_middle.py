"""Your detector called “Summary of each block of four” (met in karpathy/nanochat issue 844) causal. Every position
gets the mean of its block of four, later positions of the block included. You cut only once: every change begins
at piece 5 of 9, and this leak does not cross that border. Try every cut.
"""

import numpy as np


def leaks(model, x):
    before = model(x)
    T, V = before.shape
    changed = x.copy()
    changed[T // 2 :] = (changed[T // 2 :] + 1) % V
    after = model(changed)
    return bool(np.abs(after[: T // 2] - before[: T // 2]).max() > 1e-9)
