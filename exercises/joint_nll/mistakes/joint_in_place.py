"""`joint` changed the array it was given"""

import numpy as np


def joint(conditionals):
    for i in range(1, len(conditionals)):
        conditionals[i] *= conditionals[i - 1]
    return conditionals[-1]


def surprises(conditionals):
    return -np.log(conditionals)


def nll(conditionals):
    return np.sum(surprises(conditionals))
