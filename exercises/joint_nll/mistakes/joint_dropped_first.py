"""The first piece is missing. The product starts with p(x₁)"""

import numpy as np


def joint(conditionals):
    result = 1.0
    for i in range(1, len(conditionals)):
        result *= conditionals[i]
    return result


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
