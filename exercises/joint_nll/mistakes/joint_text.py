"""Your `joint` returned the text '0.060'; a single number was expected."""

import numpy as np


def joint(conditionals):
    return f"{np.prod(conditionals):.3f}"


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
