"""Your code stopped on line 9: IndexError: index 3 is out of bounds for axis 0 with size 3."""

import numpy as np


def joint(conditionals):
    result = 1.0
    for i in range(len(conditionals) + 1):
        result *= conditionals[i]
    return result


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
