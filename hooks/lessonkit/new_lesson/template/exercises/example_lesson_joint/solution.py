import math


def joint(conditionals):
    """Probability of the whole sequence: one number. conditionals: shape (n,)."""
    return math.prod(conditionals)


print(joint([0.5, 0.25]))
